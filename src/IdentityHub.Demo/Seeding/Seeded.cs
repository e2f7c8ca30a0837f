using IdentityHub.Demo.Hosting;
using IdentityHub.Kernel.Outcomes;

namespace IdentityHub.Demo.Seeding;

/// <summary>What is made up must be accepted.</summary>
internal static class Seeded
{
    /// <summary>The value, or an exception that says what was refused and why.</summary>
    public static T OrThrow<T>(Outcome<T> outcome, string what) =>
        outcome.Succeeded(out var value, out var refusal) ? value : throw new DemoRefusedException($"The hub refused the demo's {what}: {refusal.Reason}, {refusal.Message}");
}
