namespace Millrace.Tables.Tests;

/// <summary>Keeps all rides, and lets a test know when it sees one in the middle.</summary>
public sealed class Watched : IRowFilter<Ride>
{
    internal static Action? Halfway { get; set; }

    public static bool Keep(in Ride row)
    {
        if (row.Id == 1_000)
            Halfway?.Invoke();
        return true;
    }
}
