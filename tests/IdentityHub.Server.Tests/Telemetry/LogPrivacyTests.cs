using System.Net;
using IdentityHub.Journeys.Registration;
using IdentityHub.Kernel.Actors;
using IdentityHub.Kernel.Ids;
using IdentityHub.MasterData.Intake;
using IdentityHub.MasterData.Records;
using IdentityHub.MasterData.Sources;
using IdentityHub.Testing.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace IdentityHub.Server.Tests.Telemetry;

public sealed class LogPrivacyTests
{
    private static readonly string[] Secrets = ["zephyrine", "quackenbush", "+4915123456789", "15123456789", "Wirbelwind-1815"];

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Nothing_personal_is_logged_when_people_register_sign_in_and_are_taken_in()
    {
        using var logs = new CapturedLogs();
        await using var hub = await RunningHub.StartAsync(builder =>
        {
            builder.Logging.AddProvider(logs);
            builder.Logging.SetMinimumLevel(LogLevel.Information);
        });

        var evidence = new FormEvidence("register", "1", "en", new string('0', 64), "192.0.2.7", "Mozilla/5.0");
        var registered = await hub.ScopedAsync((Register register) => register.RunAsync(
            new RegistrationForm("zephyrine@example.org", "Wirbelwind-1815", "Zephyrine", "Quackenbush", "en", null, [], evidence) { Phone = "+4915123456789" }, Cancellation));
        registered.Refusal.ShouldBeNull();

        await hub.ScopedAsync((SourceSystems systems) => systems.RegisterAsync(new SourceSystem("crm", "CRM", 10), Actor.Hub("test"), Cancellation));
        var content = new SourceRecordContent { GivenName = "Zephyrine", FamilyName = "Quackenbush", Emails = [new EmailAddressValue("zephyrine@example.org", false)] };
        var taken = await hub.Services.GetRequiredService<IntakeQueue>().SubmitAsync(
            IntakeCommand.Write(new SourceRecordUpsert(new SourceKey("crm", "77"), content, null, null, null), Actor.Hub("test")), Cancellation);
        taken.Refusal.ShouldBeNull();
        var refused = await hub.Services.GetRequiredService<IntakeQueue>().SubmitAsync(
            IntakeCommand.Write(new SourceRecordUpsert(new SourceKey("crm", "78"), content with { GivenName = "Zephyrine\u0000" }, null, null, null), Actor.Hub("test")), Cancellation);
        refused.Refusal.ShouldNotBeNull().Message.ToLowerInvariant().ShouldNotContain("zephyrine");

        using var http = new HttpClient { BaseAddress = hub.Web };
        (await http.GetAsync("/sign-in?login_hint=zephyrine%40example.org", Cancellation)).StatusCode.ShouldBe(HttpStatusCode.OK);
        await http.GetAsync("/connect/authorize?client_id=nobody&login_hint=zephyrine%40example.org", Cancellation);

        logs.Lines.ShouldNotBeEmpty();
        logs.Lines.Where(line => Secrets.Any(secret => line.Contains(secret, StringComparison.OrdinalIgnoreCase))).ShouldBeEmpty();
    }
}
