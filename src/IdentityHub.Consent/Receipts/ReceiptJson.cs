using System.Text.Json;
using IdentityHub.Consent.Capture;
using IdentityHub.Consent.Decisions;
using IdentityHub.Consent.Ledger;
using IdentityHub.Consent.Purposes;
using IdentityHub.Kernel.Ids;
using IdentityHub.Kernel.Time;

namespace IdentityHub.Consent.Receipts;

/// <summary>Writes a receipt with the fields of ISO/IEC TS 27560:2023: header (§6.3.2), processing (§6.3.3), parties (§6.3.4), events (§6.3.5); and the ledger's proof.</summary>
internal sealed class ReceiptJson(
    LedgerEvent entry, LedgerPayload? payload, Purpose? purpose, (LedgerBatch Batch, int Position)? link, ControllerOptions controller, string? issuer, DateTimeOffset now)
{
    private const string ControllerId = "controller";
    private ConsentStatement Statement => entry.Statement;

    public byte[] Write()
    {
        using var output = new MemoryStream();
        using (var json = new Utf8JsonWriter(output))
        {
            json.WriteStartObject();
            Text(json, "iss", issuer);
            json.WriteNumber("iat", now.ToUnixTimeSeconds());
            Header(json);
            Processing(json);
            Parties(json);
            Event(json);
            Evidence(json);
            Ledger(json);
            json.WriteEndObject();
        }
        return output.ToArray();
    }

    private void Header(Utf8JsonWriter json)
    {
        json.WriteString("schema_version", "ISO/IEC TS 27560:2023");
        json.WriteString("receipt_id", $"{Statement.Id}.{now.ToUnixTimeSeconds()}");
        json.WriteString("record_id", Statement.Id.ToString());
        json.WriteString("pii_principal_id", Statement.Record.ToString());
    }

    private void Processing(Utf8JsonWriter json)
    {
        json.WriteStartArray("pii_processing");
        json.WriteStartObject();
        Text(json, "privacy_notice", controller.PrivacyNotice);
        Text(json, "language", payload?.Evidence.Locale);
        json.WriteStartArray("purposes");
        json.WriteStartObject();
        json.WriteString("purpose", Statement.Purpose?.Code ?? "party-level");
        Text(json, "purpose_name", purpose?.Name);
        json.WriteString("purpose_type", purpose?.Kind.ToString() ?? "PartyLevel");
        if (purpose is not null)
            json.WriteString("lawful_basis", purpose.LegalBasis.ToString());
        if (Statement.Purpose is null && !Statement.IsAboutRecord)
            json.WriteString("party_actions", Statement.PartyAction.ToString());
        Text(json, "subscription", Statement.Subscription?.Code);
        Text(json, "brand", Statement.Brand?.Code);
        json.WriteStartArray("pii_information");
        if (payload?.ContactPoint is { } point)
        {
            json.WriteStartObject();
            json.WriteString("pii_type", point.Kind.ToString());
            json.WriteString("pii_attribute", point.Value);
            json.WriteBoolean("pii_optional", true);
            json.WriteEndObject();
        }
        json.WriteEndArray();
        json.WriteStartArray("pii_controllers");
        json.WriteStringValue(ControllerId);
        json.WriteEndArray();
        Text(json, "collection_method", entry.Method.ToString());
        Text(json, "collection_point", entry.CollectionPoint);
        Text(json, "processing_method", Statement.Channel?.ToString());
        Text(json, "geographic_restrictions", purpose is { Places.Count: > 0 } ? string.Join(' ', purpose.Places) : null);
        Text(json, "withdrawal_method", controller.WithdrawalUrl);
        json.WriteEndObject();
        json.WriteEndArray();
        Text(json, "jurisdiction", Statement.Place);
        json.WriteEndObject();
        json.WriteEndArray();
    }

    private void Parties(Utf8JsonWriter json)
    {
        json.WriteStartArray("party_identification");
        json.WriteStartObject();
        json.WriteString("party_id", ControllerId);
        json.WriteString("party_role", "PII controller");
        Text(json, "party_name", controller.Name);
        Text(json, "party_address", controller.Address);
        Text(json, "party_email", controller.Email);
        Text(json, "party_url", controller.Url ?? issuer);
        Text(json, "party_contact", controller.Contact);
        json.WriteEndObject();
        json.WriteEndArray();
    }

    private void Event(Utf8JsonWriter json)
    {
        json.WriteStartArray("event");
        json.WriteStartObject();
        json.WriteString("event_time", Statement.CapturedAt);
        json.WriteString("event_type", Statement.Quality switch
        {
            GrantQuality.ExistingCustomer or GrantQuality.Inquiry => "implied",
            _ => "explicit",
        });
        json.WriteString("event_state", Statement.Action switch
        {
            ConsentAction.Granted or ConsentAction.DoubleOptInConfirmed or ConsentAction.SessionOpened => "given",
            ConsentAction.Denied => "refused",
            ConsentAction.Withdrawn => "withdrawn",
            ConsentAction.DoubleOptInRequested => "requested",
            ConsentAction.Expired => "expired",
            var other => other.ToString().ToLowerInvariant(),
        });
        json.WriteString("valid_from", Statement.EffectiveFrom);
        if (Statement.EffectiveTo is { } end)
        {
            json.WriteString("valid_to", end);
            json.WriteString("validity_duration", System.Xml.XmlConvert.ToString(end - Statement.EffectiveFrom));
        }
        json.WriteString("entity_id", entry.Actor.Kind.ToString());
        json.WriteString("recorded_at", Statement.RecordedAt);
        Text(json, "answers", Statement.Confirms?.ToString());
        json.WriteEndObject();
        json.WriteEndArray();
    }

    private void Evidence(Utf8JsonWriter json)
    {
        if (payload?.Evidence is not { } evidence || evidence == ConsentEvidence.None)
            return;
        json.WriteStartObject("notice");
        Text(json, "form", evidence.Form);
        if (evidence.TextVersion is { } version)
            json.WriteNumber("version", version);
        Text(json, "language", evidence.Locale);
        Text(json, "text_sha256", evidence.TextHash);
        Text(json, "user_agent_class", evidence.UserAgentClass);
        Text(json, "truncated_address", evidence.TruncatedAddress);
        Text(json, "signal", evidence.Signal);
        Text(json, "double_opt_in_token_sha256", evidence.Proof?.TokenHash);
        json.WriteEndObject();
    }

    // Who has the checkpoint's keys can check that the ledger holds the event: leaf, path, root, signature.
    private void Ledger(Utf8JsonWriter json)
    {
        json.WriteStartObject("ledger");
        json.WriteString("state", link is null ? "unsealed" : "sealed");
        json.WriteString("leaf", Convert.ToHexStringLower(LedgerLeaf.Hash(entry)));
        if (link is var (batch, position))
        {
            json.WriteNumber("link", batch.Number);
            json.WriteNumber("position", position);
            json.WriteNumber("count", batch.Events.Count);
            json.WriteString("root", Convert.ToHexStringLower(batch.Root));
            json.WriteStartArray("path");
            foreach (var hash in MerkleTree.Path(LedgerBatch.Unpack(batch.Leaves), position))
                json.WriteStringValue(Convert.ToHexStringLower(hash));
            json.WriteEndArray();
            Text(json, "checkpoint", batch.Checkpoint);
        }
        json.WriteEndObject();
    }

    private static void Text(Utf8JsonWriter json, string name, string? value)
    {
        if (!string.IsNullOrEmpty(value))
            json.WriteString(name, value);
    }
}
