using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Millrace.Output;

namespace Millrace;

/// <summary>Builds a <see cref="MillraceApplication"/>: register the services that components take, then call <see cref="Build"/>.</summary>
public sealed class MillraceApplicationBuilder
{
    private readonly HostApplicationBuilder _host;
    private readonly string[] _args;
    private readonly ProgramConsole _console;
    private readonly ProgramPipelines? _pipelines;
    private readonly MessageLevel _level = new();

    internal MillraceApplicationBuilder(string[] args, ProgramConsole console, ProgramPipelines? pipelines = null)
    {
        _args = args;
        _console = console;
        _pipelines = pipelines;
        _host = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings
        {
            ApplicationName = ProgramName.OfProcess,
            EnvironmentName = System.Environment.GetEnvironmentVariable("DOTNET_ENVIRONMENT") ?? Environments.Production,
            ContentRootPath = Directory.GetCurrentDirectory(),
        });
        AddSettings(Configuration, [AppContext.BaseDirectory, Directory.GetCurrentDirectory()], Environment.EnvironmentName);

        Logging.AddProvider(new MessageLoggerProvider(console, _level));
        Services.AddSingleton<IHostLifetime, SilentLifetime>();
        Services.TryAddSingleton(TimeProvider.System);
    }

    /// <summary>The services that components can take in their constructors.</summary>
    public IServiceCollection Services => _host.Services;

    /// <summary>
    /// The settings. Already there, each winning over those before it: <c>appsettings.json</c>, <c>appsettings.{environment}.json</c> (from the
    /// program's folder, then from the current one) and the environment. What is added here wins over them, and the command line over all.
    /// </summary>
    public ConfigurationManager Configuration => _host.Configuration;

    /// <summary>Where log messages go. Warnings and errors already go to standard error, and each step's to its log file.</summary>
    public ILoggingBuilder Logging => _host.Logging;

    /// <summary>The environment: <c>DOTNET_ENVIRONMENT</c>, or <c>Production</c>.</summary>
    public IHostEnvironment Environment => _host.Environment;

    /// <summary>Builds the application. May be called once.</summary>
    public MillraceApplication Build()
    {
        if (Configuration.GetSection("Logging").Exists())
            Logging.AddConfiguration(Configuration.GetSection("Logging"));

        return new MillraceApplication(_host, _args, _console, _pipelines, _level);
    }

    // The program's folder first: a setting beside the place where somebody works is more specific than the one that was shipped.
    internal static void AddSettings(IConfigurationBuilder configuration, IEnumerable<string> folders, string environment)
    {
        string[] paths = [.. folders.Select(static folder => Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder))).Distinct(StringComparer.Ordinal)];
        foreach (string file in (ReadOnlySpan<string>)["appsettings.json", $"appsettings.{environment}.json"])
        {
            foreach (string path in paths.Select(folder => Path.Combine(folder, file)).Where(File.Exists))
                configuration.AddJsonFile(path, optional: true, reloadOnChange: false);
        }

        configuration.AddEnvironmentVariables();
    }
}
