using IdentityHub.Consent.Forms;
using IdentityHub.Consent.Jurisdictions;
using IdentityHub.Consent.Purposes;
using IdentityHub.Consent.Subscriptions;
using IdentityHub.Protos.Consent.V1;
using Basis = IdentityHub.Consent.Purposes.LegalBasis;
using Channel = IdentityHub.Consent.Purposes.Channel;
using Form = IdentityHub.Consent.Forms.AuthorisationForm;
using Kind = IdentityHub.Consent.Purposes.PurposeKind;
using Often = IdentityHub.Consent.Subscriptions.Frequency;
using PartyActions = IdentityHub.Consent.Purposes.PartyAction;
using Purpose = IdentityHub.Consent.Purposes.Purpose;
using Topic = IdentityHub.Consent.Subscriptions.Subscription;
using V1 = IdentityHub.Protos.Consent.V1;

namespace IdentityHub.Grpc.Consents;

/// <summary>The catalogue between the contract and the consent module, which checks what comes. Enumerations have the same numbers on both sides (a test compares them).</summary>
internal static class CatalogMapping
{
    public static IReadOnlyList<LegalBasisDescription> LegalBases { get; } =
    [
        .. Enum.GetValues<Basis>().Select(basis => new LegalBasisDescription
        {
            LegalBasis = (V1.LegalBasis)(int)basis, Source = $"GDPR Art. 6(1)({(char)('a' + (int)basis - 1)})", NeedsGrant = basis == Basis.Consent,
        }),
    ];

    public static Purpose FromWire(V1.Purpose purpose) => new(
        new PurposeId(purpose.Code), purpose.Name, (Kind)(int)purpose.Kind, (Basis)(int)purpose.LegalBasis, Channels(purpose.Channels), Texts(purpose.Texts))
    {
        Actions = purpose.Actions.Count == 0 ? PartyActions.Process : CaptureMapping.ActionsFromWire(purpose.Actions, "purpose.actions"),
        SubjectMayObject = purpose.SubjectMayObject,
        DoubleOptIn = purpose.DoubleOptIn,
        Brand = Brand(purpose.Brand),
        Places = [.. purpose.Places],
        ReconsentBelowVersion = purpose.ReconsentBelowVersion == 0 ? null : purpose.ReconsentBelowVersion,
    };

    public static Form FromWire(V1.AuthorisationForm form) => new(
        new FormId(form.Code), form.Name, [.. form.Purposes.Select(code => new PurposeId(code))], Texts(form.Texts))
    {
        Brand = Brand(form.Brand), ReconsentBelowVersion = form.ReconsentBelowVersion == 0 ? null : form.ReconsentBelowVersion,
    };

    public static Topic FromWire(V1.Subscription subscription) => new(
        new SubscriptionId(subscription.Code), subscription.Name, new PurposeId(subscription.Purpose), Channels(subscription.Channels), Texts(subscription.Texts))
    {
        Brand = Brand(subscription.Brand),
        Frequency = subscription.Frequency == V1.Frequency.Unspecified ? Often.AsItHappens : (Often)(int)subscription.Frequency,
        OfferedFrequencies = [.. subscription.OfferedFrequencies.Select(f => (Often)(int)f)],
    };

    public static V1.Purpose ToWire(Purpose purpose) => new()
    {
        Code = purpose.Id.Code, Name = purpose.Name, Kind = (V1.PurposeKind)(int)purpose.Kind, LegalBasis = (V1.LegalBasis)(int)purpose.LegalBasis,
        Channels = { purpose.Channels.Select(c => (V1.Channel)(int)c) }, Texts = { purpose.Texts.Select(ToWire) },
        Actions = { Enum.GetValues<PartyActions>().Where(a => a != PartyActions.None && purpose.Actions.HasFlag(a)).Select(a => (V1.PartyAction)(int)a) },
        SubjectMayObject = purpose.SubjectMayObject, DoubleOptIn = purpose.DoubleOptIn, Brand = purpose.Brand?.Code ?? "", Places = { purpose.Places },
        ReconsentBelowVersion = purpose.ReconsentBelowVersion ?? 0,
    };

    public static V1.AuthorisationForm ToWire(Form form) => new()
    {
        Code = form.Id.Code, Name = form.Name, Purposes = { form.Purposes.Select(p => p.Code) }, Texts = { form.Texts.Select(ToWire) }, Brand = form.Brand?.Code ?? "",
        ReconsentBelowVersion = form.ReconsentBelowVersion ?? 0,
    };

    public static V1.Subscription ToWire(Topic subscription) => new()
    {
        Code = subscription.Id.Code, Name = subscription.Name, Purpose = subscription.Purpose.Code, Channels = { subscription.Channels.Select(c => (V1.Channel)(int)c) },
        Texts = { subscription.Texts.Select(ToWire) }, Brand = subscription.Brand?.Code ?? "", Frequency = (V1.Frequency)(int)subscription.Frequency,
        OfferedFrequencies = { subscription.OfferedFrequencies.Select(f => (V1.Frequency)(int)f) },
    };

    public static ListJurisdictionsResponse ToWire(JurisdictionPolicy policy)
    {
        var response = new ListJurisdictionsResponse { Version = policy.Version };
        foreach (var jurisdiction in policy.Jurisdictions)
        {
            response.Jurisdictions.Add(new V1.Jurisdiction
            {
                Code = jurisdiction.Code, Name = jurisdiction.Name, Areas = { jurisdiction.Areas },
                Rules =
                {
                    jurisdiction.Rules.Select(rule => new V1.JurisdictionRule
                    {
                        Id = rule.Id, Source = rule.Source, Summary = rule.Summary, Areas = { rule.Areas }, Channels = { rule.Channels.Select(c => (V1.Channel)(int)c) },
                        FromDate = rule.From?.ToString("O", null) ?? "", ToDate = rule.To?.ToString("O", null) ?? "",
                    }),
                },
            });
        }
        return response;
    }

    private static CatalogText ToWire(PurposeText text) => new() { Locale = text.Locale, Version = text.Version, Title = text.Title, Body = text.Body, Hash = text.Hash };

    private static PurposeText[] Texts(IEnumerable<CatalogText> texts) => [.. texts.Select(t => new PurposeText(t.Locale, t.Version, t.Title, t.Body))];

    private static Channel[] Channels(IEnumerable<V1.Channel> channels) => [.. channels.Select(c => (Channel)(int)c)];

    private static BrandId? Brand(string code) => code.Length == 0 ? null : new BrandId(code);
}
