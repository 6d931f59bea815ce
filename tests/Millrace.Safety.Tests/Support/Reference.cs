using Millrace.Safety.Tests.Work;

namespace Millrace.Safety.Tests.Support;

/// <summary>What the graph of work comes to when nothing disturbs it.</summary>
internal static class Reference
{
    private static readonly Lazy<string[]> s_digests = new(static () =>
    {
        using var folder = new WorkFolder();
        return WorkGraph.Digests(Task.Run(() => folder.RunAsync()).GetAwaiter().GetResult());
    });

    public static string[] Digests => s_digests.Value;
}
