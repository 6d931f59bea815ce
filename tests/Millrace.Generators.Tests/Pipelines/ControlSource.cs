namespace Millrace.Generators.Tests.Pipelines;

/// <summary>A pipeline with every form of control, over the components of <see cref="TaxiSource"/>.</summary>
internal static class ControlSource
{
    public const string Components = TaxiSource.Components + """
        namespace Taxi
        {
            [Component]
            public sealed partial class Check
            {
                public Value<bool> Run(Rows<Trip> rows) => new(true);
            }

            [Component]
            public sealed partial class CheckBoth
            {
                public (Value<bool> Many, Value<bool> Clean) Run(Rows<Trip> rows) => (new(true), new(false));
            }

            [Component]
            public sealed partial class Tell
            {
                public void Run(Rows<Trip>? rows, IReadOnlyList<Evaluation> reports) { }
            }
        }

        """;

    public const string Pipeline = """
        /// <summary>Decides.</summary>
        [Pipeline("control")]
        public sealed partial class Control
        {
            void Define()
            {
                var rows = ReadFile<Trip>.Step("a.csv");
                var (many, clean) = CheckBoth.Step(rows);
                var (valid, _) = Validate.Step(rows).Unless(clean).Named("repair").When(many);
                var best = valid.Or(rows);
                var parts = SplitTrips.Step(best.Or(ReadFile<Trip>.Step("b.csv").Named("spare").When(Check.Step(rows))));
                var features = FitFeatures<Trip, TipFeatures>.Step(parts.Train);
                var trees = BoostedTrees.Step(parts.Train, features).When(many.Or(clean));
                var model = trees.Or(LogisticRegression.Step(parts.Train, features));
                var evaluation = Evaluate.Step(model, parts.Test);
                var before = Champion.Of<Model<TipFeatures>>("tips").Or(Latest.Of<Model<TipFeatures>>("control/boosted-trees").Named("before"));
                var last = Evaluate.Step(before, parts.Test).Named("last");
                var same = Latest.Of<Model<TipFeatures>>("control/boosted-trees").Named("before");
                Evaluate.Step(same.Or(model), parts.Tune).Named("same");
                Tell.Step([evaluation, last, Latest.Of<Evaluation>("other/step/output")], valid).Always().Named("tell");
            }
        }
        """;
}
