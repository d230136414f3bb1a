// As published; the test puts in host, key and secret, and changes nothing else.
package main

import (
    "crypto/hmac"
    "crypto/sha256"
    "encoding/hex"
    "fmt"
    "io"
    "net/http"
    "strconv"
    "strings"
    "time"
)

const (
    apiKey    = "pk_live_your_key_here"
    apiSecret = "sk_live_your_secret_here"
    baseURL   = "https://your-server.com:3002/api/external"
)

func makeRequest(method, path, body string) (string, error) {
    timestamp := strconv.FormatInt(time.Now().Unix(), 10)
    stringToSign := method + path + timestamp + body

    mac := hmac.New(sha256.New, []byte(apiSecret))
    mac.Write([]byte(stringToSign))
    signature := hex.EncodeToString(mac.Sum(nil))

    var bodyReader io.Reader
    if body != "" {
        bodyReader = strings.NewReader(body)
    }

    req, _ := http.NewRequest(method, baseURL+path, bodyReader)
    req.Header.Set("X-API-Key", apiKey)
    req.Header.Set("X-Timestamp", timestamp)
    req.Header.Set("X-Signature", signature)
    req.Header.Set("Content-Type", "application/json")

    resp, err := http.DefaultClient.Do(req)
    if err != nil {
        return "", err
    }
    defer resp.Body.Close()

    result, _ := io.ReadAll(resp.Body)
    return string(result), nil
}

func main() {
    result, _ := makeRequest("GET", "/v1/domains", "")
    fmt.Println(result)
}
