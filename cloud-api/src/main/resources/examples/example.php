<?php
// @title@
// Set BOWLINE_API_KEY and BOWLINE_API_SECRET; needs nothing but PHP with its OpenSSL extension.
$baseUrl = getenv('BOWLINE_API_URL') ?: @base@;
$method = @method@;
$target = @target@;
$body = @body@;

$timestamp = (string) time();
$signature = hash_hmac('sha256', $method . $target . $timestamp . $body, getenv('BOWLINE_API_SECRET'));

$context = stream_context_create(['http' => [
    'method' => $method,
    'header' => [
        'X-API-Key: ' . getenv('BOWLINE_API_KEY'),
        'X-Timestamp: ' . $timestamp,
        'X-Signature: ' . $signature,
        'Content-Type: application/json',
    ],
    'content' => $body,
    'ignore_errors' => true,
]]);
$answer = file_get_contents($baseUrl . $target, false, $context);
echo $answer;

$status = (int) explode(' ', $http_response_header[0] ?? ' 0')[1];
exit($status >= 200 && $status < 300 ? 0 : 1);
