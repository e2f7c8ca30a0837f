using System.Diagnostics;
using System.Text;

namespace IdentityHub.Benchmarks.SignOn;

/// <summary>A server in a process of its own, on one core where <c>taskset</c> is there; the driver has the others.</summary>
internal sealed class ServerProcess : IDisposable
{
    private static readonly TimeSpan LongestStart = TimeSpan.FromSeconds(90);
    private readonly Process process;
    private readonly StringBuilder output = new();

    private ServerProcess(Process process) => this.process = process;

    public TimeSpan ProcessorTime
    {
        get
        {
            process.Refresh();
            return process.TotalProcessorTime;
        }
    }

    /// <summary>Megabytes in memory.</summary>
    public long WorkingSet
    {
        get
        {
            process.Refresh();
            return process.WorkingSet64 >> 20;
        }
    }

    public static async Task<ServerProcess> StartAsync(string command, IEnumerable<string> arguments, IReadOnlyDictionary<string, string?> environment, string folder, Uri ready)
    {
        var pinned = File.Exists("/usr/bin/taskset");
        var start = new ProcessStartInfo(pinned ? "/usr/bin/taskset" : command, pinned ? ["-c", "0", command, .. arguments] : arguments)
        {
            RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = folder,
        };
        foreach (var (key, value) in environment)
            start.Environment[key] = value;
        var server = new ServerProcess(new Process { StartInfo = start });
        server.process.OutputDataReceived += (_, line) => server.Keep(line.Data);
        server.process.ErrorDataReceived += (_, line) => server.Keep(line.Data);
        server.process.Start();
        server.process.BeginOutputReadLine();
        server.process.BeginErrorReadLine();
        using var http = new HttpClient { Timeout = TimeSpan.FromSeconds(5) };
        for (var clock = Stopwatch.StartNew(); ; await Task.Delay(50))
        {
            if (server.process.HasExited || clock.Elapsed > LongestStart)
            {
                server.Dispose();
                throw new InvalidOperationException($"The server didn't start:\n{server.output}");
            }
            try
            {
                if ((await http.GetAsync(ready)).IsSuccessStatusCode)
                    return server;
            }
            catch (Exception failure) when (failure is HttpRequestException or TaskCanceledException)
            {
                // Not listening yet.
            }
        }
    }

    public override string ToString()
    {
        lock (output)
            return output.ToString();
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
