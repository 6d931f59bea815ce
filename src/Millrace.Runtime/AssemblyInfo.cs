using System.Runtime.CompilerServices;

[assembly: InternalsVisibleTo("Millrace.Runtime.Tests")]
[assembly: InternalsVisibleTo("Millrace.Safety.Tests")]
[assembly: InternalsVisibleTo("Millrace.Tables.Tests")]
[assembly: InternalsVisibleTo("Millrace.Benchmarks.Metadata")]
[assembly: InternalsVisibleTo("Millrace.Benchmarks.Steps")]
[assembly: InternalsVisibleTo("Millrace.Benchmarks.Tests")]
