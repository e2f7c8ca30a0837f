using System.Text.Json;
using IdentityHub.MasterData.Records;

namespace IdentityHub.MasterData.Import;

/// <summary>Rows of a JSON Lines file: flat fields under the same names as CSV columns, or nested as the API has them (<c>name</c>, <c>emails</c>, <c>phones</c>, <c>addresses</c>, <c>extra</c>).</summary>
internal sealed class JsonRowReader(ImportOptions options) : IRowReader
{
    private const int DeepestNesting = 8;

    public (string Reason, string Detail)? Read(string text, RecordDraft draft)
    {
        try
        {
            using var document = JsonDocument.Parse(text, new JsonDocumentOptions { MaxDepth = DeepestNesting });
            if (document.RootElement.ValueKind != JsonValueKind.Object)
                return ("MALFORMED", "not a JSON object");
            return ReadObject(document.RootElement, draft) is { } field ? ("WRONG_TYPE", field) : null;
        }
        catch (JsonException)
        {
            return ("MALFORMED", "not JSON");
        }
        catch (InvalidOperationException)
        {
            // Strings with broken surrogates are found when they are read.
            return ("MALFORMED", "broken Unicode");
        }
    }

    /// <summary>The name of the first member of a wrong type; null when all are right.</summary>
    private string? ReadObject(JsonElement value, RecordDraft draft)
    {
        foreach (var member in value.EnumerateObject())
        {
            var ok = (member.Name, member.Value.ValueKind) switch
            {
                (_, JsonValueKind.Null) => true,
                ("attributes" or "content", JsonValueKind.Object) => ReadObject(member.Value, draft) is null,
                ("emails", JsonValueKind.Array) => All(member.Value, item => ReadEmail(item, draft)),
                ("phones", JsonValueKind.Array) => All(member.Value, item => ReadPhone(item, draft)),
                ("addresses", JsonValueKind.Array) => All(member.Value, item => ReadAddress(item, draft)),
                ("name", JsonValueKind.Object) => Members(member.Value, (name, text) => draft.Set(ImportField.Of("name" + name), text)),
                ("extra", JsonValueKind.Object) => Members(member.Value, (name, text) => draft.Set(ImportField.Extra + name, text)),
                ("key", JsonValueKind.Object) => Members(member.Value, (name, text) => draft.Set(name is "key" or "scope" ? name : ImportField.Ignored, text)),
                _ => Scalar(member.Value) is { } text && Set(member.Name, text, draft),
            };
            if (!ok)
                return member.Name.Length <= 64 && RecordRules.IsClean(member.Name) ? member.Name : "a member";
        }
        return null;
    }

    private bool Set(string name, string text, RecordDraft draft)
    {
        draft.Set(options.Columns.TryGetValue(name, out var mapped) ? mapped : ImportField.Of(name), text);
        return true;
    }

    private static bool ReadEmail(JsonElement item, RecordDraft draft)
    {
        if (item.ValueKind == JsonValueKind.String)
            draft.Add(new EmailAddressValue(item.GetString()!.Trim()));
        else if (item.ValueKind == JsonValueKind.Object && Text(item, "value") is { } value)
            draft.Add(new EmailAddressValue(value.Trim(), IsTrue(item, "verified")));
        else
            return false;
        return true;
    }

    private static bool ReadPhone(JsonElement item, RecordDraft draft)
    {
        if (item.ValueKind == JsonValueKind.String)
            draft.Add(new PhoneNumberValue(item.GetString()!.Trim()));
        else if (item.ValueKind == JsonValueKind.Object && Text(item, "value") is { } value)
            draft.Add(new PhoneNumberValue(value.Trim(), IsTrue(item, "verified"), Text(item, "type")));
        else
            return false;
        return true;
    }

    private static bool ReadAddress(JsonElement item, RecordDraft draft)
    {
        if (item.ValueKind != JsonValueKind.Object)
            return false;
        draft.Add(new PostalAddressValue
        {
            Line1 = Text(item, "line1"),
            Line2 = Text(item, "line2"),
            House = Text(item, "house"),
            City = Text(item, "city"),
            State = Text(item, "state"),
            Postcode = Text(item, "postcode"),
            Country = Text(item, "country"),
        });
        return true;
    }

    private static bool All(JsonElement array, Func<JsonElement, bool> read)
    {
        foreach (var item in array.EnumerateArray())
        {
            if (!read(item))
                return false;
        }
        return true;
    }

    private static bool Members(JsonElement value, Action<string, string> set)
    {
        foreach (var member in value.EnumerateObject())
        {
            if (member.Value.ValueKind == JsonValueKind.Null)
                continue;
            if (Scalar(member.Value) is not { } text)
                return false;
            set(member.Name, text);
        }
        return true;
    }

    private static string? Text(JsonElement value, string name) => value.TryGetProperty(name, out var member) ? Scalar(member) : null;

    private static bool IsTrue(JsonElement value, string name) => value.TryGetProperty(name, out var member) && member.ValueKind == JsonValueKind.True;

    private static string? Scalar(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => value.GetString(),
        JsonValueKind.Number or JsonValueKind.True or JsonValueKind.False => value.GetRawText(),
        _ => null,
    };
}
