namespace Millrace.Runtime.Tests.Exporting;

/// <summary>The kinds that the libraries above the runtime have.</summary>
internal static class Kinds
{
    internal sealed class Dataset : IKind
    {
        public static string Name => "dataset";
    }

    internal sealed class Model : IKind
    {
        public static string Name => "model";
    }

    internal sealed class Features : IKind
    {
        public static string Name => "features";
    }

    internal sealed class Report : IKind
    {
        public static string Name => "data-report";
    }

    internal sealed class Evaluation : IKind
    {
        public static string Name => "evaluation";
    }

    internal sealed class Registration : IKind
    {
        public static string Name => "registration";
    }
}
