namespace Millrace.Generators.Tests.Pipelines;

/// <summary>A pipeline with every form of a loop, over the components of <see cref="TaxiSource"/>.</summary>
internal static class LoopSource
{
    public const string Pipeline = """
        public enum Size { Small = 5, LargeOnes = 50 }

        public static class Settings
        {
            public static readonly int[] Depths = [3, 8];
            public static IReadOnlyList<(string Name, float Rate)> Rates { get; } = [("slow", 0.1f), ("fast", 1)];
        }

        [Pipeline("loops")]
        public sealed partial class Loops
        {
            private static readonly int[] s_all = [.. Settings.Depths, 10 - 1];

            [Parameter] public int Trees { get; init; } = 5;

            void Define()
            {
                var rows = ReadFile<Trip>.Step("a.csv");
                foreach (var i in new[] { 1, 2 })
                    rows = Validate.Step(rows).Named($"clean-{i}").Valid;
                (rows, _) = Validate.Step(rows).Named("clean-last");
                var features = FitFeatures<Trip, TipFeatures>.Step(rows);

                List<Handle<Model<TipFeatures>>> models = [];
                foreach (var (name, trees) in new[] { ("small", 3), ("large", 8) })
                    models.Add(BoostedTrees.Step(rows, features, trees: trees * 10).Named($"trees-{name}"));

                foreach (int depth in s_all)
                {
                    var twice = depth * 2;
                    string name = $"depth-{depth:00}" + '-' + twice;
                    var model = BoostedTrees.Step(rows, features, twice + Trees, depth / 10f).Named(name);
                    models.Add(model);
                }

                foreach (Size size in (Size[])[Size.Small, Size.LargeOnes])
                    models.Add(BoostedTrees.Step(rows, features, (int)size).Named($"size-{size.ToString().ToLowerInvariant()}-{(size == Size.Small ? "s" : "l")}"));
                foreach (var rate in Settings.Rates)
                    models.Add(BoostedTrees.Step(rows, features, rate: rate.Rate).Named(rate.Name));

                var pairs = new List<Handle<Model<TipFeatures>>>();
                foreach (var a in new List<string> { "x", "y" })
                {
                    int[] numbers = [1, 3 - 1];
                    foreach (double b in numbers)
                        pairs.Add(BoostedTrees.Step(rows, features, rate: (float)b).Named(a + b));
                }

                foreach (var (name, part) in new[] { ("first", rows), ("second", ReadFile<Trip>.Step("b.csv").Named("read-b")) })
                    Validate.Step(part).Named("check-" + name);
                foreach (var each in pairs.ToArray())
                {
                    var all = pairs;
                    all.Add(each);
                }

                PickBest.Step(rows, models).Named("of-models");
                #pragma warning disable MR0325 // The loop above adds each pair again, to see that lists are shared.
                PickBest.Step(rows, pairs.ToArray()).Named("of-pairs");
            }
        }
        """;
}
