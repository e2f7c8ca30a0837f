using System.Text;

namespace IdentityHub.OpenId.Tests.Fuzzing;

/// <summary>One thing wrong with a request.</summary>
internal static class Mutation
{
    public static void Apply(Random random, FuzzedRequest request)
    {
        switch (random.Next(16))
        {
            case < 4:
                Value(random, request);
                break;
            case < 7:
                Structure(random, request);
                break;
            case 7:
                Damage(random, request);
                break;
            case 8:
                request.ContentType = random.Pick(NastyValues.ContentTypes);
                break;
            case 9:
                Body(random, request);
                break;
            case 10:
                request.Headers.Add(("Authorization", random.Pick(NastyValues.Authorizations)));
                break;
            case 11 or 12:
                request.Headers.Add(NastyValues.Headers[random.Next(NastyValues.Headers.Length)]);
                break;
            case 13:
                request.Method = random.Pick(NastyValues.Methods);
                break;
            case 14:
                Path(random, request);
                break;
            default:
                Huge(random, request);
                break;
        }
    }

    private static List<(string Name, string Value)> Parameters(Random random, FuzzedRequest request) =>
        request.Form.Count > 0 && (request.Query.Count == 0 || random.Next(3) > 0) ? request.Form : request.Query;

    private static void Value(Random random, FuzzedRequest request)
    {
        var parameters = Parameters(random, request);
        if (parameters.Count == 0)
        {
            parameters.Add((random.Pick(NastyValues.Any), random.Pick(NastyValues.Any)));
            return;
        }
        var at = random.Next(parameters.Count);
        parameters[at] = (parameters[at].Name, random.Pick(NastyValues.Any));
    }

    private static void Structure(Random random, FuzzedRequest request)
    {
        var parameters = Parameters(random, request);
        if (parameters.Count == 0)
            return;
        var at = random.Next(parameters.Count);
        var (name, value) = parameters[at];
        switch (random.Next(10))
        {
            case < 2:
                parameters.RemoveAt(at);
                break;
            case < 4:
                parameters.Add((name, random.Next(2) == 0 ? value : random.Pick(NastyValues.Any)));
                break;
            case 4:
                parameters[at] = (name + random.Pick(["[]", "[0]", "%5B%5D", ".x", "%00", "%20", ":"]), value);
                break;
            case 5:
                parameters[at] = (name.ToUpperInvariant(), value);
                break;
            case 6:
                parameters[at] = (random.Pick(NastyValues.Any), value);
                break;
            case 7:
                var other = random.Next(parameters.Count);
                (parameters[at], parameters[other]) = ((name, parameters[other].Value), (parameters[other].Name, value));
                break;
            case 8:
                // From the form into the address, or the other way round.
                parameters.RemoveAt(at);
                (ReferenceEquals(parameters, request.Form) ? request.Query : request.Form).Add((name, value));
                break;
            default:
                parameters[at] = (name, Uri.EscapeDataString(value));
                break;
        }
    }

    private static void Damage(Random random, FuzzedRequest request)
    {
        var parameters = Parameters(random, request);
        if (parameters.Count == 0)
            return;
        var at = random.Next(parameters.Count);
        var value = new StringBuilder(parameters[at].Value);
        for (var i = random.Next(1, 4); i > 0 && value.Length > 0; i--)
        {
            var place = random.Next(value.Length);
            switch (random.Next(3))
            {
                case 0:
                    value[place] = (char)random.Next(0x21, 0x100);
                    break;
                case 1:
                    value.Remove(place, Math.Min(random.Next(1, 20), value.Length - place));
                    break;
                default:
                    value.Insert(place, random.Pick(NastyValues.Any));
                    break;
            }
        }
        parameters[at] = (parameters[at].Name, value.ToString());
    }

    private static void Body(Random random, FuzzedRequest request)
    {
        if (random.Next(2) == 0)
            request.Method = "POST";
        request.Body = random.Next(7) switch
        {
            0 => [],
            1 => "{\"grant_type\":\"client_credentials\",\"client_id\":\"demo-web\"}"u8.ToArray(),
            2 => Noise(random, 300),
            3 => "--x\r\nContent-Disposition: form-data; name=\"grant_type\"\r\n\r\nclient_credentials\r\n--x--\r\n"u8.ToArray(),
            4 => "--x\r\nContent-Disposition: form-data; name=\"\0\"; filename=\"../x\"\r\n\r\n"u8.ToArray(),
            5 => Encoding.Latin1.GetBytes(string.Join('&', Enumerable.Range(0, 1100).Select(i => $"p{i}={i}"))),
            _ => Encoding.Latin1.GetBytes(new string('a', 3000) + "=1"),
        };
        if (random.Next(2) == 0)
            request.ContentType = random.Next(2) == 0 ? "multipart/form-data; boundary=x" : "application/x-www-form-urlencoded";
    }

    private static void Path(Random random, FuzzedRequest request)
    {
        var more = random.Pick(NastyValues.Paths);
        request.Path = random.Next(3) switch
        {
            0 => more + request.Path,
            1 => request.Path + more,
            _ => request.Path.ToUpperInvariant(),
        };
    }

    private static void Huge(Random random, FuzzedRequest request)
    {
        var text = random.Pick(["a", ".", "%41", "a%20", "%7B%22a%22:", "[", "\xff", "%00", "a,", "../"]);
        var value = string.Concat(Enumerable.Repeat(text, random.Next(2) == 0 ? 500 : 7_000 / text.Length));
        if (random.Next(3) == 0)
        {
            request.Headers.Add((random.Pick(["Authorization", "Cookie", "DPoP", "Accept-Language", "Origin", "X-Long"]), value.Replace("\xff", "x", StringComparison.Ordinal)));
            return;
        }
        var parameters = Parameters(random, request);
        if (parameters.Count == 0)
            parameters.Add(("state", value));
        else
            parameters[random.Next(parameters.Count)] = (parameters[random.Next(parameters.Count)].Name, value);
    }

    private static byte[] Noise(Random random, int length)
    {
        var bytes = new byte[length];
        random.NextBytes(bytes);
        return bytes;
    }
}
