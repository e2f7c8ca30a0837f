using IdentityHub.Kernel.Outcomes;
using IdentityHub.Web.Shell;
using IdentityHub.Web.Texts;

namespace IdentityHub.Web.Forms;

/// <summary>Says what is wrong with a person's fields: modules explain themselves in English, other languages say it by field (<c>Register.Bad.…</c>).</summary>
internal static class FieldFaults
{
    public static void Explain(Refusal refusal, Faults faults, Visit visit, params string[] fields)
    {
        if (visit.Language == Language.English || refusal.Violations.Count == 0)
        {
            faults.Add(refusal, fields);
            return;
        }
        foreach (var violation in refusal.Violations)
        {
            var field = Array.Find(fields, field => violation.Field.Replace("_", "", StringComparison.Ordinal).Equals(field, StringComparison.OrdinalIgnoreCase)) ?? fields[0];
            faults.Add(field, visit.Wording[$"Register.Bad.{field}"]);
        }
    }
}
