namespace Millrace.Compiler;

/// <summary>The end of a message about a name that was not found.</summary>
internal static class Suggestion
{
    public static string Of(string? nearest) => nearest is null ? "" : $": did you mean '{nearest}'?";
}
