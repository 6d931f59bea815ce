using Microsoft.Extensions.Configuration;
using Millrace.Output;
using Millrace.Signals;

namespace Millrace.Tests.Support;

/// <summary>Runs a program in this process: its arguments in, exit code and both streams out.</summary>
internal sealed class TestProgram : IDisposable
{
    private readonly TempFolder _folder = new();

    public string Store => _folder.File("store");

    public Dictionary<string, string?> Settings { get; } = [];

    public List<PipelinePlan> Plans { get; } = [Numbers.Plan];

    public Action<Interruption> OnStart { get; init; } = static _ => { };

    public async Task<(int Code, string Output, string Error)> RunAsync(params string[] args)
    {
        using StringWriter output = new() { NewLine = "\n" };
        using StringWriter error = new() { NewLine = "\n" };
        MillraceApplicationBuilder builder = new(
            args, new ProgramConsole(TextWriter.Synchronized(output), TextWriter.Synchronized(error)), ProgramPipelines.Of([.. Plans]));
        builder.Configuration.AddInMemoryCollection(Settings);
        await using MillraceApplication application = builder.Build();
        using Interruption interruption = new(static () => { }, static () => { });
        OnStart(interruption);
        int code = await application.RunAsync(interruption);
        return (code, output.ToString(), error.ToString());
    }

    /// <summary>The same with the test's own store.</summary>
    public Task<(int Code, string Output, string Error)> RunInStoreAsync(params string[] args) => RunAsync([.. args, "--store", Store]);

    public void Dispose() => _folder.Dispose();
}
