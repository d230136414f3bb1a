package dev.bowline.cloud.session;

/**
 * What is true of a member now, whatever was true when they logged in.
 *
 * @param email in lower case
 * @param role what the member may do
 * @param generation rises when all sessions opened before must end
 * @param secondFactor whether they have one
 * @param highSecurity whether their tenant is in High Security Mode
 */
public record Standing(
    long tenantId,
    long memberId,
    String email,
    Role role,
    long generation,
    boolean secondFactor,
    boolean highSecurity) {}
