using System.Text;

namespace IdentityHub.OpenId.Tests.Fuzzing;

/// <summary>A request as bytes may have it: nothing is checked or put right on the way out.</summary>
internal sealed class FuzzedRequest
{
    public string Method { get; set; } = "GET";

    public string Path { get; set; } = "/";

    /// <summary>Parameters, percent-encoded already (or not, where that is the point).</summary>
    public List<(string Name, string Value)> Query { get; } = [];

    public List<(string Name, string Value)> Form { get; } = [];

    public List<(string Name, string Value)> Headers { get; } = [];

    public string? ContentType { get; set; }

    /// <summary>Replaces the form.</summary>
    public byte[]? Body { get; set; }

    /// <summary>Longer than a server has to read: it may answer and hang up.</summary>
    public bool IsOversized => Encode(Query).Length > 8_000 || Headers.Sum(header => header.Name.Length + header.Value.Length) > 16_000 || Headers.Count > 60;

    /// <summary>The request on the wire. Characters are written as single bytes: what is no ASCII is bad UTF-8.</summary>
    public byte[] ToBytes(string host)
    {
        var body = Body ?? Encoding.Latin1.GetBytes(Encode(Form));
        var head = new StringBuilder().Append(Method).Append(' ').Append(Path);
        if (Query.Count > 0)
            head.Append('?').Append(Encode(Query));
        head.Append(" HTTP/1.1\r\n");
        if (!Headers.Exists(header => header.Name == "Host"))
            head.Append("Host: ").Append(host).Append("\r\n");
        foreach (var (name, value) in Headers)
            head.Append(name).Append(": ").Append(value).Append("\r\n");
        if (ContentType is not null)
            head.Append("Content-Type: ").Append(ContentType).Append("\r\n");
        if (body.Length > 0 || Method == "POST")
            head.Append("Content-Length: ").Append(body.Length).Append("\r\n");
        return [.. Encoding.Latin1.GetBytes(head.Append("\r\n").ToString()), .. body];
    }

    private static string Encode(List<(string Name, string Value)> parameters) => string.Join('&', parameters.Select(p => p.Value.Length == 0 ? p.Name : $"{p.Name}={p.Value}"));
}
