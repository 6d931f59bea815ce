namespace Millrace.Integration.Tests;

/// <summary>A test over real trips, skipped with a reason where they are not on this machine.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class RealDataFactAttribute : FactAttribute
{
    public RealDataFactAttribute()
    {
        if (RealTrips is null)
            Skip = "No real trips: set MILLRACE_DATA to a folder that holds chicago-taxi/simple/data.csv.";
    }

    public static string? RealTrips { get; } = Find();

    private static string? Find()
    {
        const string Trips = "chicago-taxi/simple/data.csv";
        if (Environment.GetEnvironmentVariable("MILLRACE_DATA") is { Length: > 0 } named)
            return File.Exists(Path.Combine(named, Trips)) ? Path.Combine(named, Trips) : null;

        for (DirectoryInfo? folder = new(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            string beside = Path.Combine(folder.FullName, "shared", "data", Trips);
            if (File.Exists(beside))
                return beside;
        }

        return null;
    }
}
