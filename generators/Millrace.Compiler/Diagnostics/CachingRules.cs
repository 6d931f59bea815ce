namespace Millrace.Compiler;

/// <summary>The rules about caching and purity, 05xx.</summary>
public static class CachingRules
{
    private const string Never = "[Component(Cache = CachePolicy.Never)]";

    public static readonly DiagnosticRule UnkeyedService = new("MR0501", "A service makes a component uncached",
        "'{0}' can change the results of '{1}' and does not say what it is, so the step runs every time: let {0} implement IContentKeyed, or write [Component(Cache = CachePolicy.Never)] to say that this is meant", IsError: false);

    public static readonly DiagnosticRule Clock = new("MR0502", "A cached component reads the clock",
        $"'{{0}}' reads the clock ({{1}}), and a reused result keeps the time of its first run: make the time a [Parameter], or write {Never}; to measure how long work takes use Stopwatch", IsError: false);

    public static readonly DiagnosticRule Randomness = new("MR0503", "A cached component uses randomness without a seed",
        $"'{{0}}' uses random values that no seed decides ({{1}}), so the same inputs give other results: take a parameter 'Seed seed' in Run and use seed.CreateRandom(), or write {Never}", IsError: false);

    public static readonly DiagnosticRule Environment = new("MR0504", "A cached component reads its environment",
        $"'{{0}}' reads its environment ({{1}}), which its key does not hold, so a result is reused where another would come out: make the value a [Parameter], or write {Never}", IsError: false);

    public static readonly DiagnosticRule StaticState = new("MR0505", "A cached component uses static state that changes",
        $"'{{0}}' uses static state that changes ({{1}}), so its results depend on what ran before: make it readonly and leave it as it is, keep the state in Run, or write {Never}", IsError: false);

    public static readonly DiagnosticRule FileRead = new("MR0506", "A cached component reads a file that is no input",
        $"'{{0}}' reads a file or folder that is no input ({{1}}), so changes to it go unnoticed: take the path from a [Parameter, Source] property or an artifact, or write {Never}", IsError: false);

    public static readonly DiagnosticRule FileWrite = new("MR0507", "A cached component writes a file that is no output",
        $"'{{0}}' writes a file or folder that is no output ({{1}}), which a reused step does not: write into step.CreateFolder() and return an artifact, return an artifact with IsStillThere, or write {Never}", IsError: false);

    public static readonly DiagnosticRule Network = new("MR0508", "A cached component asks another machine",
        $"'{{0}}' asks another machine ({{1}}), whose answer its key does not hold: let a component with {Never} fetch the data into an artifact", IsError: false);

    public static readonly DiagnosticRule Database = new("MR0509", "A cached component opens a database",
        $"'{{0}}' opens a database ({{1}}), whose content its key does not hold: let a component with {Never} read the data into an artifact", IsError: false);

    public static readonly DiagnosticRule Process = new("MR0510", "A cached component starts another program",
        $"'{{0}}' starts another program ({{1}}), of which its key knows nothing: write {Never}, or mark the method [Deterministic(\"…\")] where the program always gives the same", IsError: false);

    public static readonly DiagnosticRule ProcessHash = new("MR0511", "A cached component uses a hash that differs from process to process",
        $"'{{0}}' uses a hash that differs from process to process ({{1}}), so every run would compute another result: use a hash that stays the same, such as XxHash64 or Seed.Derive, or write {Never}", IsError: false);

    public static readonly DiagnosticRule DifferingArtifact = new("MR0512", "An artifact saves what is not part of it",
        "'{0}' saves what is not part of it ({1}), so the same artifact can have other content in another run, and steps after it are not reused: let the component that makes it give it the value, or leave the value out", IsError: false);

    public static readonly DiagnosticRule OtherFormat = new("MR0520", "A component was compiled by another version of Millrace",
        "The component '{0}' in '{1}' was compiled by another version of Millrace, whose generated code does not fit this one: compile '{1}' with the version that this program uses");

    /// <summary>The rule about one kind of impurity.</summary>
    public static DiagnosticRule Of(Impurity kind) => kind switch
    {
        Impurity.Clock => Clock,
        Impurity.Randomness => Randomness,
        Impurity.Environment => Environment,
        Impurity.StaticState => StaticState,
        Impurity.ProcessHash => ProcessHash,
        Impurity.FileRead => FileRead,
        Impurity.FileWrite => FileWrite,
        Impurity.Network => Network,
        Impurity.Database => Database,
        _ => Process,
    };
}
