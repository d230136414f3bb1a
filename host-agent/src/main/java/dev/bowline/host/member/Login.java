package dev.bowline.host.member;

import dev.bowline.contract.Secret;
import java.net.URI;
import java.util.Optional;

/**
 * What this machine keeps of a login.
 *
 * @param cloud where the session is
 * @param authority the certificates (PEM) that are trusted there instead of the platform's
 * @param token acts as the member
 * @param email the member, as the cloud named them then
 */
record Login(URI cloud, Optional<String> authority, Secret token, String email) {}
