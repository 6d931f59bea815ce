using System.Collections.Immutable;
using System.Reflection;
using System.Runtime.InteropServices;

namespace Millrace.Runtime;

/// <summary>Who runs the program, where, and from which sources: found out once, on another thread.</summary>
internal sealed record ProgramOrigin
{
    /// <summary>A checkout so large that git takes longer is told of by its build alone.</summary>
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(5);

    private static readonly Lazy<Task<ProgramOrigin>> s_current = new(static () => Task.Run(FindAsync));

    /// <summary>That of the running program.</summary>
    public static Task<ProgramOrigin> Current => s_current.Value;

    public required string User { get; init; }

    public required string Host { get; init; }

    public required string System { get; init; }

    public required string Runtime { get; init; }

    public SourceRevision? Revision { get; init; }

    public ImmutableArray<PackageVersion> Packages { get; init; } = [];

    private static async Task<ProgramOrigin> FindAsync()
    {
        using var patience = new CancellationTokenSource(s_patience);
        return new ProgramOrigin
        {
            User = Environment.UserName,
            Host = Environment.MachineName,
            System = RuntimeInformation.OSDescription,
            Runtime = CodeIdentity.Runtime,
            Revision = await SourceRevision.FindAsync(AppContext.BaseDirectory, patience.Token).ConfigureAwait(false)
                ?? SourceRevision.OfBuild(Assembly.GetEntryAssembly()),
            Packages = ProgramPackages.Current(),
        };
    }
}
