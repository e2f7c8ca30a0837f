using IdentityHub.Consent.Forms;
using IdentityHub.Kernel.Actors;
using IdentityHub.Kernel.Auditing;
using IdentityHub.Kernel.Outcomes;

namespace IdentityHub.Consent.Purposes;

public sealed partial class ConsentCatalog
{
    /// <summary>Every authorisation form, by code.</summary>
    public async Task<IReadOnlyList<AuthorisationForm>> ListFormsAsync(CancellationToken cancellation) =>
        [.. (await ReadAsync(cancellation)).Forms.Values.OrderBy(f => f.Id.Code, StringComparer.Ordinal)];

    /// <summary>A form; null when there is none of that code. May be half a second old.</summary>
    public async Task<AuthorisationForm?> FindFormAsync(FormId id, CancellationToken cancellation) => (await ReadAsync(cancellation)).Forms.GetValueOrDefault(id);

    /// <summary>Adds or changes a form; its texts are versioned like a purpose's. Writes nothing when nothing differs. Refuses with <c>INVALID_ARGUMENT</c> or <c>PURPOSE_UNKNOWN</c>.</summary>
    public async Task<Outcome<AuthorisationForm>> UpsertFormAsync(AuthorisationForm form, Actor actor, CancellationToken cancellation)
    {
        var violations = PurposeRules.CheckTexts(form.Texts).ToList();
        if (!FormId.TryParse(form.Id.Code, out _))
            violations.Add(new FieldViolation("id", "1 to 64 lower-case letters, digits, hyphens and dots, starting with a letter"));
        if (!PurposeRules.IsName(form.Name))
            violations.Add(new FieldViolation("name", "1 to 128 characters without control characters"));
        if (form.Purposes.Count is 0 or > 50)
            violations.Add(new FieldViolation("purposes", "1 to 50"));
        if (form.ReconsentBelowVersion is < 1)
            violations.Add(new FieldViolation("reconsent_below_version", "starts at 1"));
        if (form.Brand is { } brand && !BrandId.TryParse(brand.Code, out _))
            violations.Add(new FieldViolation("brand", "no code of a brand"));
        if (violations.Count > 0)
            return Refusal.Invalid(violations);
        var known = await store.LoadAsync(cancellation);
        if (form.Purposes.Any(id => known.All(p => p.Id != id)))
            return Refusal.NotFound("PURPOSE_UNKNOWN", "The form asks for a purpose that isn't there.");
        var written = await unitOfWork.ExecuteAsync(
            async (work, token) =>
            {
                var before = (await catalog.FormsAsync(token)).FirstOrDefault(f => f.Id == form.Id);
                var merged = form with { Purposes = [.. form.Purposes.Distinct()], Texts = PurposeRules.WithVersions(form.Texts, before?.Texts) };
                if (before is not null && Same(before, merged))
                    return before;
                await catalog.SaveAsync(merged, token);
                work.Audit(new AuditEntry(before is null ? "form.add" : "form.change", actor, form.Id.Code));
                return merged;
            },
            cancellation);
        snapshot.Forget();
        return written;
    }

    private static bool Same(AuthorisationForm left, AuthorisationForm right) =>
        left with { Purposes = right.Purposes, Texts = right.Texts } == right && left.Purposes.SequenceEqual(right.Purposes) && left.Texts.SequenceEqual(right.Texts);
}
