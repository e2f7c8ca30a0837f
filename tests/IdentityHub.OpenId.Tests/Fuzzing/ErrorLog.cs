using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace IdentityHub.OpenId.Tests.Fuzzing;

/// <summary>Keeps what a hub logs as an error: an exception that nobody caught ends here. ASP.NET Core's antiforgery calls a cookie that it can't read an error, and deals with it.</summary>
public sealed class ErrorLog : ILoggerProvider
{
    public ConcurrentQueue<string> Errors { get; } = new();

    public ILogger CreateLogger(string categoryName) => new Logger(categoryName, Errors);

    public void Dispose()
    {
    }

    private sealed class Logger(string category, ConcurrentQueue<string> errors) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Error;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            if (logLevel >= LogLevel.Error && category != "Microsoft.AspNetCore.Antiforgery.DefaultAntiforgery")
                errors.Enqueue($"{category}: {formatter(state, exception)} {exception}");
        }
    }
}
