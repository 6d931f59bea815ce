namespace Millrace.Generators.Tests.Pipelines;

/// <summary>A pipeline with every form of a map, over the components of <see cref="ControlSource"/>.</summary>
internal static class MapSource
{
    public const string Components = ControlSource.Components + NestedSource.Inner + """
        namespace Taxi
        {
            [Component]
            public sealed partial class Parts
            {
                public Collection<Rows<Trip>> Run(Rows<Trip> rows) => null!;
            }

            [Component]
            public sealed partial class Gather
            {
                public Rows<Trip> Run(Collection<Model<TipFeatures>> models, Collection<Rows<Trip>>? rows) => new();
            }
        }

        """;

    public const string Pipeline = """
        [Pipeline("maps")]
        public sealed partial class Maps
        {
            [Parameter] public int Trees { get; init; } = 5;

            void Define()
            {
                var rows = ReadFile<Trip>.Step("a.csv");
                var (train, _, test) = SplitTrips.Step(rows);
                var features = FitFeatures<Trip, TipFeatures>.Step(train);
                var parts = Parts.Step(train);
                var models = parts.Map(part => BoostedTrees.Step(part, features, trees: Trees * 2)).Named("train-all").When(Check.Step(rows));
                var (held, kept) = Parts.Step(test).Named("test-parts").Map(static item =>
                {
                    var (valid, report) = Validate.Step(item);
                    foreach (int i in new[] { 1, 2 })
                        Validate.Step(valid).Named($"again-{i}");
                    return (report, valid);
                }).Named("check-all");
                parts.Map((part) =>
                {
                    var deep = Parts.Step(part);
                    var inner = deep.Map(each => TrainOnly.Step(each, trees: Trees)).Named("inner");
                    return Evaluate.Step(Latest.Of<Model<TipFeatures>>("other/train").Or(LogisticRegression.Step(part, features)), Gather.Step(inner.Or(models), kept));
                });
                var split = parts.Map(part => Validate.Step(part)).Named("split");
                kept.Map(each => AnnounceAll.Step(Register.Step(Champion.Of<Model<TipFeatures>>("tips"), Bless.Step(Evaluate.Step(Champion.Of<Model<TipFeatures>>("tips"), each))))).Named("tell-each");
                Gather.Step(models, split.Item1);
                Announce2.Step(held);
            }
        }

        [Component] public sealed partial class Announce2 { public void Run(Collection<Report> reports) { } }
        """;
}
