using System.Globalization;
using System.Text.Json;
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
    private readonly string? _settingsFault;

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
        _settingsFault = AddSettings(Configuration, [AppContext.BaseDirectory, Directory.GetCurrentDirectory()], Environment.EnvironmentName);

        Logging.AddProvider(new MessageLoggerProvider(console, _level));
        Services.AddOptions<LoggerFilterOptions>().PostConfigure(ShowAll);
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

        return new MillraceApplication(_host, _args, _console, _pipelines, _level) { SettingsFault = _settingsFault };
    }

    // What is asked for on the command line is shown, whatever settings or the framework's default leave out.
    private void ShowAll(LoggerFilterOptions options)
    {
        if (_level.Minimum == LogLevel.Trace)
            options.Rules.Add(new LoggerFilterRule(typeof(MessageLoggerProvider).FullName, null, LogLevel.Trace, null));
    }

    // The program's folder first: a setting beside the place where somebody works is more specific than the one that was shipped.
    // A file that cannot be read is told where messages can be shown, not thrown at whoever creates the builder.
    internal static string? AddSettings(IConfigurationBuilder configuration, IEnumerable<string> folders, string environment)
    {
        string? fault = null;
        string[] paths = [.. folders.Select(static folder => Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder))).Distinct(StringComparer.Ordinal)];
        foreach (string file in (ReadOnlySpan<string>)["appsettings.json", $"appsettings.{environment}.json"])
        {
            foreach (string path in paths.Select(folder => Path.Combine(folder, file)).Where(File.Exists))
            {
                try
                {
                    configuration.AddJsonFile(source =>
                    {
                        source.Path = path;
                        source.Optional = true;
                        source.ReloadOnChange = false;
                        source.OnLoadException = failure =>
                        {
                            fault ??= Describe(path, failure.Exception);
                            failure.Ignore = true;
                        };
                        source.ResolveFileProvider();
                    });
                }
                catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
                {
                    fault ??= Describe(path, exception);
                }
            }
        }

        configuration.AddEnvironmentVariables();
        return fault;
    }

    private static string Describe(string path, Exception exception)
    {
        Exception cause = exception.GetBaseException();
        string reason = cause.Message.Split(" LineNumber:")[0].ReplaceLineEndings(" ").TrimEnd('.');
        return cause is JsonException { LineNumber: { } line }
            ? string.Create(CultureInfo.InvariantCulture, $"{path}, line {line + 1}: this is not JSON: {reason}. Correct the file, or remove it.")
            : $"{path}: the settings cannot be read: {reason}. Correct the file, or remove it.";
    }
}
