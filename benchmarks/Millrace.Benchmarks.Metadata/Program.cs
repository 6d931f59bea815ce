using System.Globalization;
using Millrace.Benchmarks;
using Millrace.Benchmarks.Metadata;

const string Subject = """
    What questions about a long history of runs cost.

    usage: traffic SECONDS                  sixteen writers and sixteen readers at once, and how long readers wait
           traffic SECONDS --processes N    the same, shared out among so many processes
    """;
return args switch
{
    ["traffic", var text] when Number(text) is { } seconds => TrafficReport.Run(seconds),
    ["traffic", var text, "--processes", var count] when Number(text) is { } seconds && Number(count) is > 0 and { } processes => TrafficReport.Run(seconds, processes),
    [TrafficReport.Worker, .. var rest] => TrafficProcesses.Work(rest),
    _ => BenchmarkProgram.Run(Subject, args, typeof(MetadataQuestions)),
};

static int? Number(string text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int number) ? number : null;
