namespace Millrace.Benchmarks.Programs;

/// <summary>How long the compiler's process lives.</summary>
public enum CompilerProcess
{
    /// <summary>One build: what a machine that builds changes has.</summary>
    New,

    /// <summary>Until it is idle: what <c>dotnet build</c> does where nothing is said, so that C#'s own code is compiled once.</summary>
    Kept,
}
