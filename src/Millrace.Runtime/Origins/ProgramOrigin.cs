using System.Collections.Immutable;
using System.Reflection;
using System.Runtime.InteropServices;

namespace Millrace.Runtime;

/// <summary>Who runs the program, where, and from which sources: found out once, on another thread.</summary>
internal sealed record ProgramOrigin
{
    /// <summary>A checkout so large that git takes longer is told of by its build alone.</summary>
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(5);

    private static readonly Lazy<ProgramOrigin> s_current = new(Find);
    private static readonly Lazy<Task<SourceRevision?>> s_revision = new(static () => Task.Run(FindRevisionAsync));

    /// <summary>That of the running program, but for the revision, which takes longer to find.</summary>
    public static ProgramOrigin Current => s_current.Value;

    /// <summary>The revision of the running program's sources; null where nobody knows.</summary>
    public static Task<SourceRevision?> CurrentRevision => s_revision.Value;

    public required string User { get; init; }

    public required string Host { get; init; }

    public required string System { get; init; }

    public required string Runtime { get; init; }

    public SourceRevision? Revision { get; init; }

    public ImmutableArray<PackageVersion> Packages { get; init; } = [];

    private static ProgramOrigin Find() => new()
    {
        User = Environment.UserName,
        Host = Environment.MachineName,
        System = RuntimeInformation.OSDescription,
        Runtime = CodeIdentity.Runtime,
        Packages = ProgramPackages.Current(),
    };

    private static async Task<SourceRevision?> FindRevisionAsync()
    {
        using var patience = new CancellationTokenSource(s_patience);
        SourceRevision? checkout = await SourceRevision.FindAsync(AppContext.BaseDirectory, patience.Token).ConfigureAwait(false);
        return SourceRevision.Of(SourceRevision.OfBuild(Assembly.GetEntryAssembly()), checkout);
    }
}
