import { expect, test } from 'vitest';
import { isSecretAttribute } from '../../src/importers/secret-attributes.ts';

test.each([
  'password', 'Password', 'userPassword', 'userPassword;lang-de', 'unicodePwd', 'passwd', 'user_passwd', 'PASSWORD_HASH',
  'passwordHash', 'password_hash', 'pwd', 'user_pwd', 'dBCSPwd', 'lmPwdHistory', 'ntPwdHistory', 'pwdHistory',
  'sambaNTPassword', 'ms-Mcs-AdmPwd', 'msLAPS-Password', 'msLAPS-EncryptedPassword', 'authPassword', 'last_password',
  'password2', 'old password', 'Password [Required]', 'passwordProfile.password', 'credentials.password.value',
  'credentials.password.hash.salt', 'token', 'api_token', 'accessToken', 'reset_password_token', 'tokens[0].value',
  'auth.token.value', 'secret', 'client_secret', 'mfaSecret', 'totp_secret', 'apiKey', 'API-Key', 'private_key',
  'access_key_id', 'recovery_codes', 'user_pass', 'pw', 'salt', 'otp', 'security_answer1', 'supplementalCredentials',
  'krbPrincipalKey', 'userPKCS12', 'credentials[type eq "password"].value', 'hash', 'email_hash', 'passphrase',
])('%s holds a secret', (name) => {
  expect(isSecretAttribute(name)).toBe(true);
}); // prettier-ignore

test.each([
  ['when it was set or used', [
    'passwordLastSet', 'pwdLastSet', 'password_changed_at', 'lastPasswordChangeDateTime', 'pwdChangedTime',
    'badPasswordTime', 'pwdAccountLockedTime', 'token_expires_at', 'ms-Mcs-AdmPwdExpirationTime',
    'msDS-UserPasswordExpiryTimeComputed', 'Last Password Change',
  ]],
  ['what is asked of it', [
    'passwordPolicies', 'passwordNeverExpires', 'passwordExpired', 'passwordNotRequired', 'maxPwdAge', 'badPwdCount',
    'must_change_password', 'forceChangePasswordNextSignIn', 'passwordProfile.forceChangePasswordNextSignIn',
    'Change Password at Next Sign-In', 'has_password', 'isPasswordSet', 'password_algorithm', 'passwordProfile',
  ]],
  ['another thing that is written like it', [
    'hashtag', 'hash_tags', 'secretary', 'secretary.displayName', 'Secretariat', 'emails[type eq "work"].value', 'passport', 'boarding_pass', 'compass',
    'salary', 'assault', 'keyword', 'monkey', 'key', 'user_key', 'pin', 'hotpot', 'wpw', '', '.', '[0]',
  ]],
  ['who somebody is', ['ssn', 'email', 'employeeId', 'userPrincipalName', 'department']],
])('%s is none', (_, names) => {
  expect(names.filter(isSecretAttribute)).toEqual([]);
}); // prettier-ignore
