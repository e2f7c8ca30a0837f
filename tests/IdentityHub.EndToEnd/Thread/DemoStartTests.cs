using System.Net;
using System.Net.Sockets;
using IdentityHub.Demo.Hosting;
using IdentityHub.Demo.Seeding;
using IdentityHub.EndToEnd.Browsing;
using IdentityHub.Testing;

namespace IdentityHub.EndToEnd.Thread;

/// <summary>When the demo doesn't start, it says why in one sentence and touches nothing.</summary>
public sealed class DemoStartTests
{
    [Theory]
    [InlineData("--hub", "http://0.0.0.0:5000")]
    [InlineData("--storefront", "http://192.0.2.7:5100")]
    [InlineData("--grpc", "http://example.com:5001")]
    public async Task An_address_beyond_this_machine_is_refused(string option, string address)
    {
        var folder = Path.Combine(Path.GetTempPath(), $"identityhub-never-{Guid.NewGuid():n}");
        var options = DemoOptions.Parse([option, address, "--folder", folder]);
        var refused = await Should.ThrowAsync<DemoRefusedException>(() => DemoHost.StartAsync(options, new NoProgress(), TestContext.Current.CancellationToken));
        refused.Message.ShouldContain(option);
        Directory.Exists(folder).ShouldBeFalse();
    }

    [Fact]
    public async Task A_taken_port_is_named_with_the_switch_that_chooses_another()
    {
        using var other = new TcpListener(IPAddress.Loopback, 0);
        other.Start();
        var port = ((IPEndPoint)other.LocalEndpoint).Port;
        var ports = Enumerable.Range(0, 3).Select(_ => Ports.Free()).ToList();
        var options = DemoOptions.Parse(
            ["--hub", $"http://localhost:{ports[0]}", "--grpc", $"http://localhost:{ports[1]}", "--storefront", $"http://localhost:{port}", "--community", $"http://localhost:{ports[2]}"]);
        var refused = await Should.ThrowAsync<DemoRefusedException>(() => DemoHost.StartAsync(options, new NoProgress(), TestContext.Current.CancellationToken));
        refused.Message.ShouldContain($"Port {port} (Storefront) is taken");
        refused.Message.ShouldContain("--storefront");
    }

    [Fact]
    public async Task What_a_demo_of_another_form_left_is_made_anew_and_what_this_one_left_is_kept()
    {
        var folder = Directory.CreateTempSubdirectory("identityhub-forms-").FullName;
        var ports = Enumerable.Range(0, 4).Select(_ => Ports.Free()).ToList();
        var options = DemoOptions.Parse(
            ["--folder", folder, "--records", "30", "--hub", $"http://localhost:{ports[0]}", "--grpc", $"http://localhost:{ports[1]}", "--storefront", $"http://localhost:{ports[2]}", "--community", $"http://localhost:{ports[3]}"]);
        var (database, mark) = (Path.Combine(folder, "hub.db"), Path.Combine(folder, "seeded"));
        // As it was left before tables had a fingerprint: a whole seed, in tables of which this version knows nothing.
        await File.WriteAllTextAsync(database, "tables of before", TestContext.Current.CancellationToken);
        await File.WriteAllTextAsync(mark, "2", TestContext.Current.CancellationToken);

        await using (await DemoHost.StartAsync(options, new NoProgress(), TestContext.Current.CancellationToken))
            (await File.ReadAllTextAsync(mark, TestContext.Current.CancellationToken)).ShouldStartWith("2 ");
        var made = File.GetCreationTimeUtc(database);

        await using (var again = await DemoHost.StartAsync(options, new NoProgress(), TestContext.Current.CancellationToken))
        {
            using var http = new HttpClient();
            (await http.GetAsync(new Uri(options.Hub, "health/ready"), TestContext.Current.CancellationToken)).StatusCode.ShouldBe(HttpStatusCode.OK);
        }
        File.GetCreationTimeUtc(database).ShouldBe(made);
        Directory.Delete(folder, recursive: true);
    }

    [Theory]
    [InlineData("--colour", "red")]
    [InlineData("--records", "many")]
    [InlineData("--hub", "localhost")]
    public void A_switch_that_makes_no_sense_is_named(string option, string value) =>
        Should.Throw<DemoRefusedException>(() => DemoOptions.Parse([option, value])).Message.ShouldContain(option);
}
