<?php
// For PHP, without packages: who is signed in, in words that Okno believes.

function okno_part(string $bytes): string
{
    return rtrim(strtr(base64_encode($bytes), '+/', '-_'), '=');
}

// Good for an hour: a new one goes into every page, as data-user of the script tag.
function okno_token(string $id, string $name, string $email, string $key): string
{
    $claims = ['sub' => $id, 'name' => $name, 'email' => $email, 'exp' => time() + 3600];
    $signed = okno_part(json_encode(['alg' => 'HS256', 'typ' => 'JWT']))
        . '.' . okno_part(json_encode($claims, JSON_UNESCAPED_UNICODE));
    return $signed . '.' . okno_part(hash_hmac('sha256', $signed, $key, true));
}
