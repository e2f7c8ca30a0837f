namespace IdentityHub.Kernel.Outcomes;

/// <summary>What is wrong with one field of the input.</summary>
/// <param name="Field">Path of the field as the caller knows it, for example <c>record.emails[0].value</c>.</param>
/// <param name="Description">What is wrong, for a person; never repeats the value.</param>
public sealed record FieldViolation(string Field, string Description);
