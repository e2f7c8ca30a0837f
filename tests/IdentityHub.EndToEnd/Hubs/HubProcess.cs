using System.Diagnostics;
using System.Text;

namespace IdentityHub.EndToEnd.Hubs;

/// <summary>The production host as a process of its own, which can be killed.</summary>
internal sealed class HubProcess : IDisposable
{
    private static readonly TimeSpan LongestStart = TimeSpan.FromMinutes(2);
    private readonly Process process;
    private readonly StringBuilder output = new();

    private HubProcess(Process process) => this.process = process;

    /// <summary>What it wrote, for the report of a failure.</summary>
    public string Output
    {
        get
        {
            lock (output)
                return output.ToString();
        }
    }

    /// <summary>Processor time that it has used so far.</summary>
    public TimeSpan ProcessorTime
    {
        get
        {
            process.Refresh();
            return process.TotalProcessorTime;
        }
    }

    /// <summary>Starts the hub and waits until it says that it is ready.</summary>
    /// <param name="settings">Its configuration.</param>
    /// <param name="cancellation">Stops waiting.</param>
    /// <param name="asInProduction">True when it is going to be measured: profile-guided compilation pays after some seconds, which a test's hub doesn't live.</param>
    public static async Task<HubProcess> StartAsync(HubSettings settings, CancellationToken cancellation, bool asInProduction = false)
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "IdentityHub.Server.dll")])
        {
            RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = AppContext.BaseDirectory,
        };
        start.Environment["ASPNETCORE_ENVIRONMENT"] = "Production";
        if (!asInProduction)
            start.Environment["DOTNET_TieredPGO"] = "0";
        foreach (var (key, value) in settings.Values)
            start.Environment[key.Replace(":", "__", StringComparison.Ordinal)] = value;
        var hub = new HubProcess(new Process { StartInfo = start });
        hub.process.OutputDataReceived += (_, line) => hub.Keep(line.Data);
        hub.process.ErrorDataReceived += (_, line) => hub.Keep(line.Data);
        hub.process.Start();
        hub.process.BeginOutputReadLine();
        hub.process.BeginErrorReadLine();
        try
        {
            await hub.WaitUntilReadyAsync(settings, cancellation);
            return hub;
        }
        catch
        {
            hub.Dispose();
            throw;
        }
    }

    /// <summary>SIGKILL: no handler runs, nothing is flushed.</summary>
    public async Task KillAsync()
    {
        process.Kill();
        await process.WaitForExitAsync();
    }

    public void Dispose()
    {
        if (!process.HasExited)
        {
            process.Kill();
            process.WaitForExit();
        }
        process.Dispose();
    }

    private async Task WaitUntilReadyAsync(HubSettings settings, CancellationToken cancellation)
    {
        using var http = new HttpClient { BaseAddress = settings.Web, Timeout = TimeSpan.FromSeconds(5) };
        var clock = Stopwatch.StartNew();
        while (true)
        {
            if (process.HasExited)
                throw new InvalidOperationException($"The hub ended with {process.ExitCode}:\n{Output}");
            if (clock.Elapsed > LongestStart)
                throw new TimeoutException($"The hub isn't ready after {LongestStart.TotalSeconds} s:\n{Output}");
            try
            {
                if ((await http.GetAsync("/health/ready", cancellation)).IsSuccessStatusCode)
                    return;
            }
            catch (Exception failure) when (failure is HttpRequestException or TaskCanceledException && !cancellation.IsCancellationRequested)
            {
                // Not listening yet.
            }
            await Task.Delay(25, cancellation);
        }
    }

    private void Keep(string? line)
    {
        if (line is null)
            return;
        lock (output)
        {
            if (output.Length < 100_000)
                output.AppendLine(line);
        }
    }
}
