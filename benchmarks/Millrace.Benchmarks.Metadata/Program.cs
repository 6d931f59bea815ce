using System.Globalization;
using Millrace.Benchmarks;
using Millrace.Benchmarks.Metadata;

const string Subject = """
    What questions about a long history of runs cost.

    usage: traffic SECONDS     sixteen writers and sixteen readers at once, and how long readers wait
    """;
return args is ["traffic", var text] && int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int seconds)
    ? TrafficReport.Run(seconds)
    : BenchmarkProgram.Run(Subject, args, typeof(MetadataQuestions));
