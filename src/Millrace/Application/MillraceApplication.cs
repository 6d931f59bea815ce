using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Millrace.Commands;
using Millrace.Output;
using Millrace.Signals;

namespace Millrace;

/// <summary>
/// A program of pipelines: its command line is the tool by which they are run, looked at and debugged. Pipelines are found at compile time.
/// </summary>
/// <example><code>return await MillraceApplication.RunAsync(args);</code></example>
public sealed class MillraceApplication : IAsyncDisposable
{
    private readonly HostApplicationBuilder _builder;
    private readonly string[] _args;
    private readonly ProgramConsole _console;
    private readonly ProgramPipelines? _pipelines;
    private readonly MessageLevel _level;
    private readonly Lazy<IHost> _host;

    internal MillraceApplication(HostApplicationBuilder builder, string[] args, ProgramConsole console, ProgramPipelines? pipelines, MessageLevel level)
    {
        _builder = builder;
        _args = args;
        _console = console;
        _pipelines = pipelines;
        _level = level;
        _host = new Lazy<IHost>(builder.Build);
    }

    /// <summary>The application's services; built when first asked for.</summary>
    public IServiceProvider Services => _host.Value.Services;

    /// <summary>Runs the command that the arguments name; without one, runs the pipeline.</summary>
    /// <param name="args">The program's arguments.</param>
    /// <returns>The exit code; see <see cref="ExitCodes"/>.</returns>
    public static async Task<int> RunAsync(string[] args)
    {
        MillraceApplication application = CreateBuilder(args).Build();
        await using (application.ConfigureAwait(false))
            return await application.RunAsync().ConfigureAwait(false);
    }

    /// <summary>Starts building an application, to register services or settings of one's own.</summary>
    /// <param name="args">The program's arguments.</param>
    public static MillraceApplicationBuilder CreateBuilder(string[] args)
    {
        ArgumentNullException.ThrowIfNull(args);
        return new MillraceApplicationBuilder(args, ProgramConsole.OfProcess());
    }

    /// <summary>
    /// Runs the command that the arguments name. Ctrl+C, SIGTERM, SIGHUP and SIGQUIT cancel it; the process is then gone within two seconds,
    /// even where a component does not listen. Steps that run always (<c>Always</c>) get half a minute more; a second Ctrl+C ends them too.
    /// </summary>
    /// <returns>The exit code; see <see cref="ExitCodes"/>.</returns>
    public async Task<int> RunAsync()
    {
        using Interruption interruption = new(
            () => _console.Messages.Line("Cancelling; Ctrl+C again ends at once.", Tone.Warning),
            () =>
            {
                _console.Flush();
                Environment.Exit(ExitCodes.Cancelled);
            });
        interruption.Listen();
        return await RunAsync(interruption).ConfigureAwait(false);
    }

    /// <summary>Stops what was started and disposes the services.</summary>
    public async ValueTask DisposeAsync()
    {
        if (!_host.IsValueCreated)
            return;

        if (_host.Value is IAsyncDisposable host)
            await host.DisposeAsync().ConfigureAwait(false);
        else
            _host.Value.Dispose();
    }

    /// <summary>Why a file of settings cannot be read, or null: no command is run then.</summary>
    internal string? SettingsFault { get; init; }

    internal async Task<int> RunAsync(Interruption interruption)
    {
        if (SettingsFault is { } fault)
        {
            _console.Messages.Error("settings", fault, []);
            _console.Flush();
            return ExitCodes.Usage;
        }

        ProgramContext context = new()
        {
            Name = ProgramName.OfProcess,
            Pipelines = _pipelines ?? ProgramPipelines.FromCatalog(),
            Console = _console,
            Clock = new Lazy<TimeProvider>(() => HasOwnClock() ? Services.GetRequiredService<TimeProvider>() : TimeProvider.System),
            Configuration = _builder.Configuration,
            Application = this,
            Level = _level,
            Interruption = interruption,
        };
        int code = await CommandLine.InvokeAsync(context, _args).ConfigureAwait(false);
        _console.Flush();
        return code;
    }

    /// <summary>Starts the hosted services, where there are any, and stops them when disposed.</summary>
    internal async Task<IAsyncDisposable> StartServicesAsync(CancellationToken cancellation)
    {
        if (!_builder.Services.Any(static service => service.ServiceType == typeof(IHostedService)))
            return new Started(null);

        await _host.Value.StartAsync(cancellation).ConfigureAwait(false);
        return new Started(_host.Value);
    }

    // Asking the services for the clock would build them, which commands such as graph do without.
    private bool HasOwnClock() => _builder.Services.Any(static service =>
        service.ServiceType == typeof(TimeProvider) && service.ImplementationInstance != TimeProvider.System);

    private sealed class Started(IHost? host) : IAsyncDisposable
    {
        public async ValueTask DisposeAsync()
        {
            if (host is not null)
                await host.StopAsync(CancellationToken.None).ConfigureAwait(false);
        }
    }
}
