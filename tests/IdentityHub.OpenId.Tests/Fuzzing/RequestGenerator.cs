using IdentityHub.OpenId.Tests.Hosting;

namespace IdentityHub.OpenId.Tests.Fuzzing;

/// <summary>Makes request number n of a seed, always the same: a genuine one of an endpoint, then some things wrong with it.</summary>
internal sealed class RequestGenerator(int seed, Ammunition ammunition)
{
    public FuzzedRequest Make(int number)
    {
        var random = new Random(unchecked(seed * 1_000_003 + number));
        var request = Genuine(random);
        for (var i = random.Next(6) switch { < 3 => 1, < 5 => 2, _ => 3 }; i > 0; i--)
            Mutation.Apply(random, request);
        return request;
    }

    private FuzzedRequest Genuine(Random random) => random.Next(20) switch
    {
        < 6 => Authorize(random),
        < 10 => Token(random),
        < 12 => Form(random, "/connect/par", [.. AuthorizeFields(random)]),
        12 => Form(random, "/connect/introspect", [("token", AnyToken(random))]),
        13 => Form(random, "/connect/revoke", [("token", AnyToken(random)), ("token_type_hint", random.Pick(["access_token", "refresh_token", "code"]))]),
        < 16 => Logout(random),
        16 => UserInfo(random),
        17 or 18 => Page(random),
        _ => Other(random),
    };

    private FuzzedRequest Authorize(Random random)
    {
        var request = new FuzzedRequest { Path = "/connect/authorize", Method = random.Next(4) == 0 ? "POST" : "GET" };
        (request.Method == "POST" ? request.Form : request.Query).AddRange(
            random.Next(10) == 0 ? [("client_id", "demo-web"), ("request_uri", random.Pick([.. ammunition.RequestUris]))] : AuthorizeFields(random));
        if (request.Method == "POST")
            request.ContentType = "application/x-www-form-urlencoded";
        Browse(random, request);
        return request;
    }

    private IEnumerable<(string, string)> AuthorizeFields(Random random)
    {
        yield return ("client_id", random.Next(5) == 0 ? "third-party" : "demo-web");
        yield return ("redirect_uri", Uri.EscapeDataString(TestHub.RedirectUri));
        yield return ("response_type", "code");
        yield return ("scope", "openid%20email");
        yield return ("state", "a%20state");
        yield return ("nonce", "n-0S6_WzA2Mj");
        yield return ("code_challenge", Ammunition.Challenge);
        yield return ("code_challenge_method", "S256");
        (string, string)[] further =
        [
            ("prompt", random.Pick(["none", "login", "consent", "create", "select_account"])), ("max_age", "60"), ("response_mode", random.Pick(["query", "form_post"])), ("display", "page"),
            ("ui_locales", "de%20en"), ("claims_locales", "de"), ("login_hint", "ada%40example.com"), ("acr_values", "urn%3Aidentityhub%3Aacr%3A2"), ("id_token_hint", random.Pick([.. ammunition.IdTokens])),
            ("claims", "%7B%22userinfo%22:%7B%22email%22:null%7D,%22id_token%22:%7B%22acr%22:%7B%22essential%22:true%7D%7D%7D"), ("resource", "identityhub-api"), ("dpop_jkt", "0ZcOCORZNYy-DWpqq30jZyJGHTN0d2HglBV3uiguA4I"),
            ("hub_flow", "CfDJ8AAAA"), ("audience", "identityhub-api"), ("authorization_details", "%5B%5D"), ("registration", "%7B%7D"),
        ];
        for (var i = random.Next(4); i > 0; i--)
            yield return further[random.Next(further.Length)];
    }

    private FuzzedRequest Token(Random random)
    {
        List<(string, string)> fields = random.Next(5) switch
        {
            0 => [("grant_type", "authorization_code"), ("code", random.Pick([.. ammunition.Codes])), ("redirect_uri", Uri.EscapeDataString(TestHub.RedirectUri)), ("code_verifier", Ammunition.Verifier)],
            1 => [("grant_type", "refresh_token"), ("refresh_token", random.Pick([.. ammunition.RefreshTokens])), ("scope", "openid")],
            2 => [("grant_type", "client_credentials"), ("scope", "crosswalk.link"), ("resource", "identityhub-api")],
            3 => [("grant_type", "urn:ietf:params:oauth:grant-type:device_code"), ("device_code", random.Pick([.. ammunition.Codes]))],
            _ => [("grant_type", "urn:ietf:params:oauth:grant-type:token-exchange"), ("subject_token", AnyToken(random)), ("subject_token_type", "urn:ietf:params:oauth:token-type:access_token"),
                ("actor_token", AnyToken(random)), ("actor_token_type", "urn:ietf:params:oauth:token-type:access_token"), ("audience", "identityhub-api")],
        };
        if (random.Next(6) == 0)
            fields.AddRange([("client_assertion_type", "urn:ietf:params:oauth:client-assertion-type:jwt-bearer"), ("client_assertion", AnyToken(random))]);
        return Form(random, "/connect/token", [.. fields]);
    }

    // With the client's credentials, by the header or in the form.
    private static FuzzedRequest Form(Random random, string path, (string, string)[] fields)
    {
        var request = new FuzzedRequest { Method = "POST", Path = path, ContentType = "application/x-www-form-urlencoded" };
        request.Form.AddRange(fields);
        if (random.Next(3) == 0)
            request.Form.AddRange([("client_id", "demo-web"), ("client_secret", Ammunition.Secret)]);
        else
            request.Headers.Add(("Authorization", RelyingParty.Basic("demo-web", Ammunition.Secret).ToString()));
        return request;
    }

    private FuzzedRequest Logout(Random random)
    {
        var request = new FuzzedRequest { Path = "/connect/logout", Method = random.Next(3) == 0 ? "POST" : "GET" };
        (request.Method == "POST" ? request.Form : request.Query).AddRange(
            [("id_token_hint", random.Pick([.. ammunition.IdTokens])), ("post_logout_redirect_uri", Uri.EscapeDataString(TestHub.PostLogoutUri)), ("state", "s"), ("client_id", "demo-web"), ("ui_locales", "de")]);
        if (request.Method == "POST")
            request.ContentType = "application/x-www-form-urlencoded";
        // Mostly in browsers that aren't signed in, so that there are sessions left to play with.
        if (random.Next(20) == 0)
            Browse(random, request);
        return request;
    }

    private FuzzedRequest UserInfo(Random random)
    {
        var request = new FuzzedRequest { Path = "/connect/userinfo", Method = random.Next(2) == 0 ? "POST" : "GET" };
        if (request.Method == "POST" && random.Next(2) == 0)
        {
            request.Form.Add(("access_token", AnyToken(random)));
            request.ContentType = "application/x-www-form-urlencoded";
        }
        else
        {
            request.Headers.Add(("Authorization", $"Bearer {AnyToken(random)}"));
        }
        return request;
    }

    // The forms of pages: with what the page gave, or nearly so.
    private FuzzedRequest Page(Random random)
    {
        var path = random.Pick(["/sign-in", "/sign-in", "/sign-in", "/sign-in/continue", "/register", "/consent", "/sign-out", "/connect/verify", "/device", "/step-up", "/sign-in/email", "/forgot-password", "/look"]);
        var request = new FuzzedRequest { Path = path, Method = random.Next(3) == 0 ? "GET" : "POST" };
        var (cookie, field) = ammunition.Forms[random.Next(ammunition.Forms.Count)];
        request.Headers.Add(("Cookie", cookie));
        request.Headers.Add(("Accept", "text/html"));
        request.Query.Add(("returnUrl", random.Next(3) == 0 ? "/account" : random.Pick([.. ammunition.ReturnUrls])));
        if (request.Method == "POST")
        {
            request.ContentType = "application/x-www-form-urlencoded";
            request.Form.AddRange([(field[..field.IndexOf('=', StringComparison.Ordinal)], field[(field.IndexOf('=', StringComparison.Ordinal) + 1)..]), ("email", "ada%40example.com"), ("password", random.Next(4) == 0 ? "Lovelace-1815" : "wrong-password"),
                ("given_name", "Ada"), ("family_name", "Lovelace"), ("user_code", "BCDF-GHJK"), ("answer", "yes"), ("returnUrl", random.Pick([.. ammunition.ReturnUrls]))]);
        }
        return request;
    }

    private FuzzedRequest Other(Random random)
    {
        var path = random.Pick(["/.well-known/openid-configuration", "/.well-known/oauth-authorization-server", "/.well-known/jwks", "/connect/device", "/connect/verify", "/connect/callback/login", "/callback/login/google",
            "/connect/ciba", "/connect/register", "/signed-out", "/account", "/"]);
        var request = path == "/connect/device" ? Form(random, path, [("scope", "openid"), ("resource", "identityhub-api")]) : new FuzzedRequest { Path = path };
        if (path.Contains("callback", StringComparison.Ordinal))
            request.Query.AddRange([("code", random.Pick([.. ammunition.Codes])), ("state", random.Pick([.. ammunition.Codes])), ("iss", "https%3A%2F%2Fevil.example%2F")]);
        Browse(random, request);
        return request;
    }

    private void Browse(Random random, FuzzedRequest request)
    {
        if (random.Next(3) > 0)
            request.Headers.Add(("Cookie", random.Pick([.. ammunition.Sessions])));
        if (random.Next(2) == 0)
            request.Headers.Add(("Accept", "text/html,application/xhtml+xml"));
    }

    private string AnyToken(Random random) => random.Pick([.. random.Next(4) switch { 0 => ammunition.RefreshTokens, 1 => ammunition.IdTokens, 2 => ammunition.Codes, _ => ammunition.AccessTokens }]);
}
