using System.Buffers;
using System.Text;
using System.Text.Json;

namespace IdentityHub.Kernel.Canonical;

/// <summary>
/// JSON in the one form in which it is hashed and signed: JSON Canonicalization Scheme, RFC 8785. No blanks; members sorted by the UTF-16 units of their names;
/// numbers as ECMAScript writes them; strings escaped only where JSON demands it; UTF-8.
/// </summary>
public static class CanonicalJson
{
    /// <summary>
    /// The canonical bytes of JSON text. Throws <see cref="FormatException"/> for what RFC 7493 (I-JSON) forbids: a name twice in one object, a lone surrogate, a number
    /// beyond a double; and <see cref="JsonException"/> for what is no JSON.
    /// </summary>
    public static byte[] Canonicalize(ReadOnlyMemory<byte> json)
    {
        using var document = JsonDocument.Parse(json);
        return Serialize(document.RootElement);
    }

    /// <summary>The canonical bytes of a value, as <see cref="Canonicalize"/>.</summary>
    public static byte[] Serialize(JsonElement value)
    {
        var output = new ArrayBufferWriter<byte>(256);
        Write(value, output);
        return output.WrittenSpan.ToArray();
    }

    /// <summary>The canonical bytes of an object that System.Text.Json can write.</summary>
    public static byte[] SerializeObject<T>(T value, JsonSerializerOptions? options = null) => Serialize(JsonSerializer.SerializeToElement(value, options));

    private static void Write(JsonElement value, ArrayBufferWriter<byte> output)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.Object:
                WriteObject(value, output);
                break;
            case JsonValueKind.Array:
                WriteArray(value, output);
                break;
            case JsonValueKind.String:
                CanonicalString.Write(Text(value), output);
                break;
            case JsonValueKind.Number:
                output.Write(Encoding.ASCII.GetBytes(EcmaScriptNumber.Format(Number(value))));
                break;
            case JsonValueKind.True:
                output.Write("true"u8);
                break;
            case JsonValueKind.False:
                output.Write("false"u8);
                break;
            default:
                output.Write("null"u8);
                break;
        }
    }

    private static void WriteObject(JsonElement value, ArrayBufferWriter<byte> output)
    {
        var members = value.EnumerateObject().Select(member => (Name: Name(member), member.Value)).ToArray();
        Array.Sort(members, static (left, right) => string.CompareOrdinal(left.Name, right.Name));
        output.Write("{"u8);
        for (var i = 0; i < members.Length; i++)
        {
            if (i > 0 && members[i].Name == members[i - 1].Name)
                throw new FormatException("A name occurs twice in one object (RFC 7493 §2.3).");
            if (i > 0)
                output.Write(","u8);
            CanonicalString.Write(members[i].Name, output);
            output.Write(":"u8);
            Write(members[i].Value, output);
        }
        output.Write("}"u8);
    }

    private static void WriteArray(JsonElement value, ArrayBufferWriter<byte> output)
    {
        output.Write("["u8);
        var first = true;
        foreach (var element in value.EnumerateArray())
        {
            if (!first)
                output.Write(","u8);
            first = false;
            Write(element, output);
        }
        output.Write("]"u8);
    }

    private static double Number(JsonElement value) =>
        value.TryGetDouble(out var number) && double.IsFinite(number) ? number : throw new FormatException("A number is beyond a double (RFC 7493 §2.2).");

    private static string Name(JsonProperty member)
    {
        try
        {
            return member.Name;
        }
        catch (InvalidOperationException failure)
        {
            throw new FormatException("A name holds a lone surrogate (RFC 7493 §2.1).", failure);
        }
    }

    private static string Text(JsonElement value)
    {
        try
        {
            return value.GetString()!;
        }
        catch (InvalidOperationException failure)
        {
            throw new FormatException("A string holds a lone surrogate (RFC 7493 §2.1).", failure);
        }
    }
}
