using System.Text.Json;
using System.Text.Json.Nodes;

namespace IdentityHub.OpenId.Clients;

/// <summary>Says for the audit trail what of a client's definition changed: names, never values. Pure.</summary>
internal static class ClientChanges
{
    /// <summary>The members that differ, separated by commas; from what a new client has anyway when there was none before. Null: nothing.</summary>
    public static string? Between(ClientDefinition? before, ClientDefinition after)
    {
        var (former, current) = (Members(before ?? new ClientDefinition(after.ClientId, after.Name, after.Kind)), Members(after));
        var changed = current.Where(member => !JsonNode.DeepEquals(former[member.Key], member.Value)).Select(member => member.Key).Order(StringComparer.Ordinal);
        return string.Join(',', changed) is { Length: > 0 } names ? names : null;
    }

    private static JsonObject Members(ClientDefinition definition) => JsonSerializer.SerializeToNode(definition)!.AsObject();
}
