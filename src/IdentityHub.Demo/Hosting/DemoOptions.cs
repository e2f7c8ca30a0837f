using System.Globalization;
using System.Net;

namespace IdentityHub.Demo.Hosting;

/// <summary>Where the demo listens and keeps its data.</summary>
public sealed record DemoOptions
{
    /// <summary>Pages and OAuth of the hub; also its issuer.</summary>
    public Uri Hub { get; init; } = new("http://localhost:5000");

    /// <summary>gRPC of the hub.</summary>
    public Uri Grpc { get; init; } = new("http://localhost:5001");

    /// <summary>The shop.</summary>
    public Uri Storefront { get; init; } = new("http://localhost:5100");

    /// <summary>The forum.</summary>
    public Uri Community { get; init; } = new("http://localhost:5200");

    /// <summary>A folder of its own; made when missing.</summary>
    public string Folder { get; init; } = DefaultFolder();

    /// <summary>How many made-up source records to seed, at least.</summary>
    public int Records { get; init; } = 3_200;

    /// <summary>Every address with its name and the switch that changes it.</summary>
    public IReadOnlyList<(string Name, string Switch, Uri Address)> Addresses =>
        [("Hub", "--hub", Hub), ("gRPC", "--grpc", Grpc), ("Storefront", "--storefront", Storefront), ("Community", "--community", Community)];

    /// <summary>Reads the command line; throws <see cref="DemoRefusedException"/> with a sentence when it makes no sense.</summary>
    public static DemoOptions Parse(string[] args)
    {
        var options = new DemoOptions();
        for (var index = 0; index < args.Length; index += 2)
        {
            var value = index + 1 < args.Length ? args[index + 1] : throw new DemoRefusedException($"{args[index]} needs a value.");
            options = args[index] switch
            {
                "--hub" => options with { Hub = Address(args[index], value) },
                "--grpc" => options with { Grpc = Address(args[index], value) },
                "--storefront" => options with { Storefront = Address(args[index], value) },
                "--community" => options with { Community = Address(args[index], value) },
                "--folder" => options with { Folder = Path.GetFullPath(value) },
                "--records" when int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var count) && count is > 0 and <= 1_000_000 => options with { Records = count },
                "--records" => throw new DemoRefusedException("--records needs a number from 1 to 1000000."),
                _ => throw new DemoRefusedException($"{args[index]} is unknown. There are --hub, --grpc, --storefront, --community (addresses), --folder and --records."),
            };
        }
        return options;
    }

    /// <summary>Throws <see cref="DemoRefusedException"/> for an address that others than this machine could reach: the demo's passwords are in its documentation.</summary>
    public void RefuseBeyondLoopback()
    {
        foreach (var (name, option, address) in Addresses)
        {
            if (!(address.Host == "localhost" || (IPAddress.TryParse(address.Host.Trim('[', ']'), out var ip) && IPAddress.IsLoopback(ip))))
                throw new DemoRefusedException($"{name} must not listen on {address.Host}: the demo has well-known passwords, so it listens on this machine only. Give {option} an address on localhost.");
        }
    }

    private static Uri Address(string option, string value) =>
        Uri.TryCreate(value, UriKind.Absolute, out var address) && address.Scheme == Uri.UriSchemeHttp
            ? address
            : throw new DemoRefusedException($"{option} needs an address such as http://localhost:5000.");

    private static string DefaultFolder()
    {
        var local = Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData);
        return local.Length > 0 ? Path.Combine(local, "IdentityHub", "demo") : Path.GetFullPath(".demo");
    }
}
