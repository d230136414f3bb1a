<?php
// As published, but for the name of the class; the test puts in host, key and secret.

class BowlineAPI {
    private string $apiKey;
    private string $apiSecret;
    private string $baseUrl;

    public function __construct(string $apiKey, string $apiSecret, string $baseUrl) {
        $this->apiKey = $apiKey;
        $this->apiSecret = $apiSecret;
        $this->baseUrl = $baseUrl;
    }

    public function request(string $method, string $path, array $body = []): array {
        $timestamp = (string) time();
        $bodyJson = !empty($body) ? json_encode($body) : '';

        $stringToSign = $method . $path . $timestamp . $bodyJson;
        $signature = hash_hmac('sha256', $stringToSign, $this->apiSecret);

        $ch = curl_init($this->baseUrl . $path);
        curl_setopt_array($ch, [
            CURLOPT_CUSTOMREQUEST => $method,
            CURLOPT_RETURNTRANSFER => true,
            CURLOPT_HTTPHEADER => [
                "X-API-Key: {$this->apiKey}",
                "X-Timestamp: {$timestamp}",
                "X-Signature: {$signature}",
                "Content-Type: application/json"
            ],
        ]);

        if ($bodyJson) {
            curl_setopt($ch, CURLOPT_POSTFIELDS, $bodyJson);
        }

        $response = curl_exec($ch);
        curl_close($ch);

        return json_decode($response, true);
    }
}

$api = new BowlineAPI(
    'pk_live_your_key_here',
    'sk_live_your_secret_here',
    'https://your-server.com:3002/api/external'
);

// List domains
$domains = $api->request('GET', '/v1/domains');
print_r($domains);

// Create a domain
$result = $api->request('POST', '/v1/domains', [
    'domain' => 'example.com',
    'php_version' => '8.4'
]);
print_r($result);
