// @title@
// Set BOWLINE_API_KEY and BOWLINE_API_SECRET; needs nothing but Go.
package main

import (
	"crypto/hmac"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io"
	"net/http"
	"os"
	"strconv"
	"strings"
	"time"
)

const (
	method = @method@
	target = @target@
	body   = @body@
)

func main() {
	baseURL := os.Getenv("BOWLINE_API_URL")
	if baseURL == "" {
		baseURL = @base@
	}

	timestamp := strconv.FormatInt(time.Now().Unix(), 10)
	mac := hmac.New(sha256.New, []byte(os.Getenv("BOWLINE_API_SECRET")))
	mac.Write([]byte(method + target + timestamp + body))

	request, err := http.NewRequest(method, baseURL+target, strings.NewReader(body))
	if err != nil {
		panic(err)
	}
	request.Header.Set("X-API-Key", os.Getenv("BOWLINE_API_KEY"))
	request.Header.Set("X-Timestamp", timestamp)
	request.Header.Set("X-Signature", hex.EncodeToString(mac.Sum(nil)))
	request.Header.Set("Content-Type", "application/json")

	answer, err := http.DefaultClient.Do(request)
	if err != nil {
		panic(err)
	}
	defer answer.Body.Close()
	text, _ := io.ReadAll(answer.Body)
	fmt.Println(string(text))
	if answer.StatusCode >= 300 {
		os.Exit(1)
	}
}
