using System.Runtime.CompilerServices;

[assembly: InternalsVisibleTo("Millrace.Runtime.Tests")]
