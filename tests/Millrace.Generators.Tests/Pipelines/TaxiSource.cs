namespace Millrace.Generators.Tests.Pipelines;

/// <summary>A pipeline of the sample's shape over stand-ins, so that these tests need no library of components.</summary>
internal static class TaxiSource
{
    public const string Components = """
        using Microsoft.Extensions.Logging;
        using Millrace;
        using Taxi;

        namespace Taxi
        {
            public record struct Trip;
            public record struct TipFeatures;

            public abstract class Artifact<TSelf> where TSelf : class, new()
            {
                public static string Kind => "artifact";
                public static ValueTask SaveAsync(TSelf artifact, ArtifactFolder folder, CancellationToken cancellation) => default;
                public static ValueTask<TSelf> LoadAsync(ArtifactFolder folder, CancellationToken cancellation) => new(new TSelf());
            }

            public sealed class Rows<T> : Artifact<Rows<T>>, IArtifact<Rows<T>> where T : struct;
            public sealed class Report : Artifact<Report>, IArtifact<Report>;
            [Learned] public sealed class Fitted<TFeatures> : Artifact<Fitted<TFeatures>>, IArtifact<Fitted<TFeatures>> where TFeatures : struct;
            [Learned] public sealed class Model<TFeatures> : Artifact<Model<TFeatures>>, IArtifact<Model<TFeatures>> where TFeatures : struct;
            public sealed class Evaluation : Artifact<Evaluation>, IArtifact<Evaluation>;
            public sealed class Blessing : Artifact<Blessing>, IArtifact<Blessing>;
            public sealed class Registration : Artifact<Registration>, IArtifact<Registration>;

            public readonly record struct TripParts(Rows<Trip> Train, Rows<Trip> Tune, [Holdout] Rows<Trip> Test);

            /// <summary>Reads rows from a file.</summary>
            [Component]
            public sealed partial class ReadFile<T> where T : struct
            {
                [Parameter, Source] public required string Path { get; init; }
                public Task<Rows<T>> RunAsync(CancellationToken cancellation) => Task.FromResult(new Rows<T>());
            }

            [Component]
            public sealed partial class Validate<T> where T : struct
            {
                public (Rows<T> Valid, Report Report) Run(Rows<T> rows) => (rows, new());
            }

            [Component]
            public sealed partial class SplitTrips(ILogger<SplitTrips> log)
            {
                /// <summary>Share of the trips that no one sees before the final evaluation.</summary>
                [Parameter, InRange(0.05, 0.5)] public double TestFraction { get; init; } = 0.2;
                public TripParts Run(Rows<Trip> trips, Seed seed) { log.LogInformation("splits"); return new(trips, trips, trips); }
            }

            [Component]
            public sealed partial class FitFeatures<TRow, TFeatures> where TRow : struct where TFeatures : struct
            {
                public ValueTask<Fitted<TFeatures>> RunAsync([ForFitting] Rows<TRow> rows, StepContext step) => new(new Fitted<TFeatures>());
            }

            [Component]
            public sealed partial class BoostedTrees<TRow, TFeatures> where TRow : struct where TFeatures : struct
            {
                [Parameter, InRange(1, 1000)] public int Trees { get; init; } = 100;
                [Parameter] public float Rate { get; init; } = 0.1f;
                public Model<TFeatures> Run([ForTraining] Rows<TRow> train, Fitted<TFeatures> features) => new();
            }

            [Component]
            public sealed partial class LogisticRegression<TRow, TFeatures> where TRow : struct where TFeatures : struct
            {
                public Model<TFeatures> Run([ForTraining] Rows<TRow> train, Fitted<TFeatures> features) => new();
            }

            [Component]
            public sealed partial class PickBest<TRow, TFeatures> where TRow : struct where TFeatures : struct
            {
                public Model<TFeatures> Run([ForChoosing] Rows<TRow> tune, [ForChoosing] IReadOnlyList<Model<TFeatures>> candidates) => candidates[0];
            }

            [Component]
            public sealed partial class Evaluate<TRow, TFeatures> where TRow : struct where TFeatures : struct
            {
                public Evaluation Run(Model<TFeatures> model, [ForEvaluation] Rows<TRow> test) => new();
            }

            [Component]
            public sealed partial class Bless
            {
                public Blessing Run([ForEvaluation] Evaluation report) => new();
            }

            [Component(Cache = CachePolicy.Never)]
            public sealed partial class Register<TFeatures> where TFeatures : struct
            {
                public Registration Run(Model<TFeatures> model, [ForEvaluation] Blessing blessing) => new();
            }

            [Component]
            public sealed partial class Announce
            {
                public void Run(Registration registration) { }
            }
        }

        """;

    public const string Pipeline = """
        /// <summary>Predicts tips. From trips.</summary>
        [Pipeline("chicago-taxi")]
        public sealed partial class TaxiPipeline
        {
            private const double Share = 0.25;

            /// <summary>CSV file of trips.</summary>
            [Parameter] public string Source { get; init; } = "data/trips.csv";
            [Parameter] public int Trees { get; init; } = 5;

            void Define()
            {
                var (trips, _) = Validate.Step(ReadFile<Trip>.Step(Source));
                var (train, tune, test) = SplitTrips.Step(trips, testFraction: Share);
                var features = FitFeatures<Trip, TipFeatures>.Step(train);
                var twice = Trees * 2;
                Handle<Model<TipFeatures>> trees = BoostedTrees.Step(train, features, rate: MathF.Sqrt(2), trees: twice);
                var linear = LogisticRegression.Step(train, features);
                var winner = PickBest.Step(tune, trees, linear);
                var report = Evaluate.Step(winner, test);
                Announce.Step(Register.Step(winner, Bless.Step(report))).Named("tell-all");
            }
        }
        """;
}
