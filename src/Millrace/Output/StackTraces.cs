namespace Millrace.Output;

/// <summary>Exceptions as a person reads them who wants to know where in their own code something went wrong.</summary>
internal static class StackTraces
{
    private const int MaximumLines = 20;

    // What the runtime and the async machinery put between a component and whoever called it says nothing to its author.
    private static readonly string[] s_machinery =
    [
        "at System.Runtime.CompilerServices.", "at System.Runtime.ExceptionServices.", "at System.Threading.", "at Millrace.Runtime.", "---",
    ];

    /// <summary>Type and message, with those of inner exceptions.</summary>
    public static string Message(Exception exception)
    {
        List<string> lines = [];
        for (Exception? each = exception; each is not null; each = each.InnerException)
            lines.Add(Kind(each).IsAssignableTo(typeof(MillraceException)) ? each.Message : $"{TypeNames.Display(Kind(each))}: {each.Message}");

        return string.Join("\ncaused by ", lines);
    }

    /// <summary>The lines of the stack that belong to the user or to libraries, the innermost exception's first.</summary>
    public static IReadOnlyList<string> Lines(Exception exception)
    {
        List<string> lines = [];
        for (Exception? each = exception; each is not null; each = each.InnerException)
            lines.InsertRange(0, (each.StackTrace ?? "").Split('\n').Select(static line => line.Trim()).Where(IsOfInterest));

        return lines.Count <= MaximumLines ? lines : [.. lines.Take(MaximumLines), $"… {lines.Count - MaximumLines} more"];
    }

    private static Type Kind(Exception exception) => exception is Runtime.MaskedException masked ? masked.OriginalType : exception.GetType();

    private static bool IsOfInterest(string line) =>
        line.Length > 0 && !s_machinery.Any(prefix => line.StartsWith(prefix, StringComparison.Ordinal));
}
