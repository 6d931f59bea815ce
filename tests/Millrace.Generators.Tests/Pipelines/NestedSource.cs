namespace Millrace.Generators.Tests.Pipelines;

/// <summary>Pipelines that are steps of others, over the components of <see cref="ControlSource"/>.</summary>
internal static class NestedSource
{
    public const string Inner = """
        /// <summary>Splits and fits. Then trains.</summary>
        [Pipeline("prepare")]
        public sealed partial class Prepare
        {
            /// <summary>Share of the trips that no one sees.</summary>
            [Parameter, InRange(0.05, 0.5)] public double Share { get; init; } = 0.25;
            [Parameter] public required int Trees { get; init; }

            /// <param name="trips">All trips.</param>
            private (Handle<Model<TipFeatures>> Model, Handle<Rows<Trip>> Held, Handle<Rows<Trip>> All) Define(Handle<Rows<Trip>> trips, Handle<Value<bool>> many)
            {
                var (valid, _) = Validate.Step(trips).When(many);
                var (train, _, test) = SplitTrips.Step(valid.Or(trips), Share);
                var model = TrainOnly.Step(train, trees: Trees);
                return (model, test, trips);
            }
        }

        [Pipeline("train-only")]
        public sealed partial class TrainOnly
        {
            [Parameter] public int Trees { get; init; } = 10;

            private Handle<Model<TipFeatures>> Define(Handle<Rows<Trip>> rows) => BoostedTrees.Step(rows, FitFeatures<Trip, TipFeatures>.Step(rows), trees: Trees);
        }

        [Pipeline("announce-all")]
        public sealed partial class AnnounceAll
        {
            private void Define(Handle<Registration> registration) => Announce.Step(registration);
        }

        [Pipeline("read-rows")]
        public sealed partial class ReadRows
        {
            [Parameter] public string Path { get; init; } = "a.csv";

            private Handle<Rows<Trip>> Define() => ReadFile<Trip>.Step(Path);
        }

        """;

    public const string Outer = """
        [Pipeline("outer")]
        public sealed partial class Outer
        {
            [Parameter] public int Trees { get; init; } = 7;

            void Define()
            {
                var rows = ReadRows.Step();
                var many = Check.Step(rows);
                var (model, held, all) = Prepare.Step(rows, many, Trees, share: 0.3).Named("first").Unless(many);
                AnnounceAll.Step(Register.Step(TrainOnly.Step(ReadRows.Step(path: "c.csv").Named("third")), Bless.Step(Evaluate.Step(model, all).Named("judge-all")).Named("bless-all")).Named("register-all")).Named("tell-all");
                foreach (int trees in new[] { 1, 2 })
                    Evaluate.Step(Prepare.Step(trips: ReadRows.Step("b.csv").Named($"other-{trees}"), many, trees: trees).Named($"again-{trees}").Model, held).Named($"judge-{trees}");
                AnnounceAll.Step(Register.Step(model, Bless.Step(Evaluate.Step(model, held))));
            }
        }
        """;
}
