namespace Millrace.Compiler;

/// <summary>The kinds of parameters that Run may have.</summary>
public enum RunArgumentKind
{
    Input,
    Context,
    Seed,
    Cancellation,
}
