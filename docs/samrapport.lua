---@meta samrapport
-- The vocabulary of samrapport's scripts for editors with the Lua language server. It is never run: point `workspace.library`
-- at this file. What each word means stands in script-reference.md; a test holds this file against the program.

---@class samrapport.Value A constant: a share such as "90 %", a number with its unit, or a missing value.
---@overload fun(why: string): samrapport.Value
---@alias samrapport.Number number|string|samrapport.Value|samrapport.Quantity

---@class samrapport.Quantity: samrapport.Value A value with unit, base and origin.
---@field missing string|nil "not_measured", … or nil
---@operator add(samrapport.Number): samrapport.Quantity
---@operator sub(samrapport.Number): samrapport.Quantity
---@operator mul(samrapport.Number): samrapport.Quantity
---@operator div(samrapport.Number): samrapport.Quantity

---@class samrapport.Condition What a column must hold in `where`.
---@class samrapport.Target: samrapport.Condition A target of a goal.
---@class samrapport.Measure: samrapport.Quantity A declared measure.
---@class samrapport.Piece Part of a paragraph or cell.
---@class samrapport.Part
---@alias samrapport.Conditions table<string, string|number|boolean|samrapport.Condition|samrapport.Value|(string|number)[]>
---@alias samrapport.Evaluated samrapport.Quantity|fun(c: samrapport.Context): samrapport.Quantity|samrapport.Value|boolean
---@alias samrapport.Kind "share"|"count"|"sum"|"mean"|"median"|"ratio"|"change"|"yes_no"|"value"
---@alias samrapport.MeasuredIn "share"|"points"|"count"|"kr"|"days"|"weeks"|"months"|"score"|"none"

---@class samrapport.Selection Rows of a source.
local selection = {}
---The source as it is, not narrowed to unit and group: the first step only.
---@return samrapport.Selection
function selection:whole() end
---@param conditions samrapport.Conditions
---@return samrapport.Selection
function selection:where(conditions) end
---Rows whose dates overlap the period, or first–last.
---@param from string
---@param to string
---@param first string|nil
---@param last string|nil
---@return samrapport.Selection
function selection:active(from, to, first, last) end
---@param other samrapport.Selection
---@param key string
---@param other_key string|nil
---@param prefix string|nil
---@return samrapport.Selection
function selection:join(other, key, other_key, prefix) end
---One more column: two columns with + - * or / between.
---@param name string
---@param formula string
---@return samrapport.Selection
function selection:derive(name, formula) end
---One row for each row and each of the columns: the column's name in `name`, its cell in `value`.
---@param columns string[]
---@param name string
---@param value string
---@return samrapport.Selection
function selection:unpivot(columns, name, value) end
---Rows of this selection or of the other, both of the same source.
---@param other samrapport.Selection
---@return samrapport.Selection
function selection:union(other) end
---One more column: the time from one day to another; empty where a day is.
---@param name string
---@param from string a date column
---@param to string a date column
---@param unit "days"|"weeks"|"months"|nil days when left out
---@return samrapport.Selection
function selection:elapsed(name, from, to, unit) end
---As elapsed; what is still open at the end of the period, or on the day given, counts up to then.
---@param name string
---@param from string a date column
---@param to string a date column
---@param unit "days"|"weeks"|"months"|nil days when left out
---@param day string|nil
---@return samrapport.Selection
function selection:waited(name, from, to, unit, day) end
---`for key, rows in sel:group "kön" do`, in functions only.
---@param column string
---@param ... string
---@return fun(): string, samrapport.Selection
function selection:group(column, ...) end
---@return samrapport.Quantity
function selection:count() end
---Number of different values: persons rather than participations.
---@param column string
---@return samrapport.Quantity
function selection:distinct(column) end
---@param column string
---@return samrapport.Quantity
function selection:sum(column) end
---@param column string
---@return samrapport.Quantity
function selection:mean(column) end
---@param column string
---@return samrapport.Quantity
function selection:median(column) end
---@param column string
---@return samrapport.Quantity
function selection:least(column) end
---@param column string
---@return samrapport.Quantity
function selection:greatest(column) end
---The most common number; several equally common ones are not measurable.
---@param column string
---@return samrapport.Quantity
function selection:mode(column) end
---A value of these rows that is not published, because `why`: the group is there, but not shown.
---@param why string
---@return samrapport.Quantity
function selection:withheld(why) end
---The sum, and 0 where there is nothing to add: an account without transactions.
---@param column string
---@return samrapport.Quantity
function selection:total(column) end
---The one cell, as printed in its source.
---@param column string
---@param base { numerator: string|nil, denominator: string|nil, unit: string|nil }|nil columns
---@return samrapport.Quantity
function selection:printed(column, base) end
---Rows that also match, as a share of the rows.
---@param conditions samrapport.Conditions
---@return samrapport.Quantity
function selection:share(conditions) end
---Yes or no, as it follows from these rows; in functions only.
---@param yes boolean
---@return samrapport.Quantity
function selection:answer(yes) end
---Of a quantity: whether there is no value.
---@return boolean
function selection:is_missing() end
---Number of rows as a plain number, in functions only: for deciding, not for reporting.
---@return integer
function selection:rows() end
---@param column string
---@return boolean
function selection:has_column(column) end

---@class samrapport.Context What a function computes for.
---@field year integer
---@field period string
---@field first string first day
---@field last string last day
---@field unit string|nil
---@field group table<string, string>
---@field forbund string
local c = {}
---@param name string
---@return samrapport.Selection
function c:source(name) end
---@param name string
---@return samrapport.Selection
function c:whole(name) end
---@param measure string|samrapport.Measure
---@param where { unit: string|nil, group: string|table<string, string>|nil, period: string|nil }|nil
---@return samrapport.Quantity
function c:measure(measure, where) end
---In sections and checks: the value of a result, "id@unit[kön=kvinna]".
---@param key string
---@return samrapport.Quantity
function c:result(key) end
---In sections and checks: "met", "partly", … of "mal:1.2a", "index:viktat"; nil when there is none.
---@param key string
---@return string|nil
function c:state(key) end
---In sections and checks: what the result was one year earlier.
---@param key string
---@return samrapport.Quantity
function c:previous(key) end
---@class samrapport.Place A line of a script.
---@alias samrapport.Figures { stated: samrapport.Number|nil, recomputed: samrapport.Number|nil, at: samrapport.Selection|samrapport.Place|nil }
---@param message string
---@param figures samrapport.Figures|nil
function c:error(message, figures) end
---@param message string
---@param figures samrapport.Figures|nil
function c:warning(message, figures) end
---@param message string
---@param figures samrapport.Figures|nil
function c:note(message, figures) end

---@alias samrapport.Inline string|samrapport.Quantity|samrapport.Value|samrapport.Piece
---@class samrapport.Document A section under construction.
local d = {}
---@param key string
---@return samrapport.Quantity
function d:value(key) end
---A share with its base: "80 % (20 av 25)"; without it where the base is not known.
---@param key string
---@return samrapport.Piece
function d:share(key) end
---The value one year earlier.
---@param key string
---@return samrapport.Quantity
function d:previous(key) end
---@param key string
---@return samrapport.Piece
function d:status(key) end
---@param text string
---@return samrapport.Piece
function d:strong(text) end
---@param text string
---@return samrapport.Piece
function d:emphasis(text) end
---@param text string
---@param address string https: or mailto:
---@return samrapport.Piece
function d:link(text, address) end
---@param id string of a section, table or chart
---@return samrapport.Piece
function d:reference(id) end
---@param id string
---@return samrapport.Piece
function d:note_ref(id) end
---@return samrapport.Piece
function d:line_break() end
---@param ... samrapport.Inline
function d:paragraph(...) end
---@param ... samrapport.Inline
function d:lead(...) end
---@param ... samrapport.Inline
function d:takeaway(...) end
---@param ... samrapport.Inline
function d:small(...) end
---@param items (samrapport.Inline|samrapport.Inline[])[]
function d:list(items) end
---@param items (samrapport.Inline|samrapport.Inline[])[]
function d:numbered(items) end
---@param id string
---@param title string
---@param build fun()
function d:section(id, title, build) end
---@param kind "info"|"warning"|"decision"
---@param title string|nil
---@param ... samrapport.Inline
function d:callout(kind, title, ...) end
---@param what { id: string, caption: string, unit: string|nil, columns: table[], rows: table[] }
function d:table(what) end
---@param what { id: string, kind: "bars"|"trend"|"dots"|nil, title: string, description: string, table: string, categories: string[], series: table[] }
function d:chart(what) end
function d:page_break() end

-- Values

---@param value number|string
---@return samrapport.Value
function points(value) end
---@param value number|string
---@return samrapport.Value
function kr(value) end
---@param value number|string
---@return samrapport.Value
function days(value) end
---@param value number|string
---@return samrapport.Value
function weeks(value) end
---@param value number|string
---@return samrapport.Value
function months(value) end
---@param value number|string
---@return samrapport.Value
function score(value) end
---@param value number|string
---@return samrapport.Value
function count(value) end
---@type samrapport.Value
not_measured = nil
---@type samrapport.Value
not_measurable = nil
---@type samrapport.Value
not_applicable = nil
---@type samrapport.Value
not_published = nil
---@generic T
---@param value samrapport.Number
---@param why string
---@return samrapport.Quantity
function assumed(value, why) end
---@param value samrapport.Number
---@param where string the document, with page
---@return samrapport.Quantity
function printed(value, where) end
---What was computed from rows, with its formula in the reader's words: computed(a + b, "lön + hyra").
---@param value samrapport.Quantity
---@param formula string
---@return samrapport.Quantity
function computed(value, formula) end

-- Selections and quantities

---@param name string a source in forbund.json
---@return samrapport.Selection
function source(name) end
---A share with its base: of two quantities, or of the rows of a selection.
---@overload fun(what: { of: samrapport.Selection, where: samrapport.Conditions }): samrapport.Quantity
---@param numerator samrapport.Number
---@param denominator samrapport.Number
---@return samrapport.Quantity
function share(numerator, denominator) end
---@param a samrapport.Number
---@param b samrapport.Number
---@return samrapport.Quantity
function ratio(a, b) end
---@param value string|number|(string|number)[]
---@return samrapport.Condition
function is_not(value) end
---Codes such as account numbers: "3000-3999", "3740" or a list. is_not(accounts "…") is the rest.
---@param ranges string|string[]
---@return samrapport.Condition
function accounts(ranges) end
---The line of the förbund's own script that is running, for findings of a check: c:warning("…", { at = place }).
---@return samrapport.Place
function here() end
---@type samrapport.Condition
empty = nil
---@type samrapport.Condition
filled = nil
---@type samrapport.Condition
in_period = nil

-- Targets; the first five are conditions too

---@class samrapport.TargetOptions
---@field per "quarter"|nil a stock that must hold in each quarter
---@field except string|nil an exception in words, printed with the target
---@field after samrapport.Value|nil months(6): not due before
---@field tolerance samrapport.Value|nil
---@field within samrapport.Value|nil
---@field between string|nil a grouping column
---@field over string|nil a grouping column
---@param level number|string|samrapport.Value
---@param options samrapport.TargetOptions|nil
---@return samrapport.Target
function at_least(level, options) end
---@param level number|string|samrapport.Value
---@param options samrapport.TargetOptions|nil
---@return samrapport.Target
function at_most(level, options) end
---@param level number|string|samrapport.Value
---@param options samrapport.TargetOptions|nil
---@return samrapport.Target
function above(level, options) end
---@param level number|string|samrapport.Value
---@param options samrapport.TargetOptions|nil
---@return samrapport.Target
function below(level, options) end
---@param level number|string|samrapport.Value
---@param options samrapport.TargetOptions|nil
---@return samrapport.Target
function equals(level, options) end
---@param level number|string|samrapport.Value
---@param options samrapport.TargetOptions|nil
---@return samrapport.Target
function each_at_least(level, options) end
---@param options samrapport.TargetOptions
---@return samrapport.Target
function no_difference(options) end
---@param what samrapport.Target nation or last_year
---@param options samrapport.TargetOptions|nil
---@return samrapport.Target
function not_below(what, options) end
---@param shares string[]
---@param options samrapport.TargetOptions|nil
---@return samrapport.Target
function distribution(shares, options) end
---@type samrapport.Target
yes = nil
---@type samrapport.Target
rises = nil
---@type samrapport.Target
falls = nil
---@type samrapport.Target
no_level = nil
---@type samrapport.Target
no_target = nil
---@type samrapport.Target
nation = nil
---@type samrapport.Target
last_year = nil

-- Declarations

---@class samrapport.MeasureTable
---@field label string|nil
---@field kind samrapport.Kind|nil
---@field measured_in samrapport.MeasuredIn|nil from kind when left out
---@field unit string|string[]|nil left out: the förbund
---@field by string|string[]|nil also for each value of these columns
---@field value samrapport.Evaluated
---@field national samrapport.Evaluated|nil
---@field previous samrapport.Evaluated|nil instead of the same measure one year earlier
---@field compare { tolerance: samrapport.Value|nil, broken_since: integer|nil, note: string|nil }|nil
---@field interval "wilson"|{ method: "wilson", level: string|nil, decides: boolean|nil }|nil of a share: its uncertainty
---@field base "calendar_year"|"project_to_date"|nil
---@field decimals integer|nil
---@field definition string|nil one sentence
---@field tags string|string[]|nil
---@param id string
---@return fun(what: samrapport.MeasureTable): samrapport.Measure
function measure(id) end

---@class samrapport.GoalTable
---@field number string|nil as printed, when it differs from the id
---@field area string|nil
---@field goal string|nil
---@field subgoal string|nil
---@field text string|nil
---@field unit string|nil
---@field responsible string|string[]|nil
---@field measure string|samrapport.Evaluated|nil
---@field measures table|nil { {"group", "measure"}, … }
---@field rule "all"|"any"|"pooled"|nil
---@field measurable boolean|nil
---@field target samrapport.Target|nil
---@field partly samrapport.Target|nil
---@field decided string|nil
---@field proposed boolean|nil
---@field status "decided"|"proposed"|nil
---@field replaces string|string[]|nil
---@field split_from string|string[]|nil
---@field merged_from string|string[]|nil
---@field judgement { box: "met"|"partly"|"not_met", comment: string|nil, role: string|nil, date: string|nil }|nil
---@field base "calendar_year"|"project_to_date"|nil
---@field note string|nil
---@param id string as numbered in the plan
---@return fun(what: samrapport.GoalTable)
function goal(id) end

---@alias samrapport.Published { earned: samrapport.Evaluated|nil, maximum: samrapport.Evaluated|nil, indicators: samrapport.Evaluated|nil, goals: samrapport.Evaluated|nil }|fun(c: samrapport.Context): table
---@class samrapport.Robustness
---@field weights string|nil "25 %": each weight changes by at most so much
---@field concentration number|nil instead: weights from a Dirichlet distribution around the proposal
---@field near samrapport.Value[]|nil other limits for near
---@field scoring samrapport.Scoring[]|nil other scorings
---@field samples "interval"|"all"|"none"|nil which shares are samples
---@field draws number|nil
---@field seed number|nil
---@field sensitivity number|nil rows of the variance-based sensitivity; 0: none
---@alias samrapport.Scoring "all_or_nothing"|"share_reached"|"share_reached_uncapped"|table steps: { { at_least "70 %", "50 %" }, … }
---@alias samrapport.Mean "arithmetic"|"geometric"|"harmonic"|"penalised"
---@class samrapport.IndexTable
---@field title string|nil
---@field unit string|nil
---@field target samrapport.Target|nil
---@field near samrapport.Value|nil
---@field near_earns number|string|nil share of the weight that is earned when near
---@field near_assumed string|nil
---@field decided string|nil
---@field proposed boolean|nil
---@field status "decided"|"proposed"|nil
---@field published samrapport.Published|nil
---@field units string|string[]|nil the index of each, side by side and ranked
---@field scoring samrapport.Scoring|fun(c: samrapport.Context, outcome: samrapport.Value, level: samrapport.Value|nil, lower: boolean): number|nil what an outcome earns of its weight
---@field normalise "min_max"|"z_score"|"rank"|"percentile_rank"|"distance_to_target"|"goalposts"|nil
---@field scale table|nil { 0, 100 }: what the worst and the best become
---@field capped boolean|nil of the distance to target: more than the target counts no more
---@field weighting "given"|"equal"|"by_area"|nil
---@field aggregation samrapport.Mean|{ within: samrapport.Mean, between: samrapport.Mean }|nil
---@field missing "left_out"|"counts_as_missed"|nil
---@field coverage string|nil "80 %": least share of the weight that must be measured
---@field points number|nil how many points a workshop distributes
---@field robustness boolean|samrapport.Robustness|nil how far the conclusion holds
---@field weights table<string, number>|nil weights apart from their indicators, by id
---@field areas samrapport.Part[]|nil
---@field [integer] samrapport.Part
---@param id string
---@return fun(what: samrapport.IndexTable)
function index(id) end
---Indicators are `{ weight, text, measure, target, id =, score =, scoring =, direction =, goalposts =, decided =, status =, assumed = }`; an area may have a `weight`,
---and lie in an area.
---@param title string
---@return fun(what: table): samrapport.Part
function area(title) end

---@class samrapport.BudgetTable
---@field text string|nil
---@field unit string|string[]|nil
---@field measure string|samrapport.Evaluated
---@field target samrapport.Target|nil of units without a level of their own
---@field levels samrapport.Part[]|nil level { … } of each unit, or levels_from(source "…")
---@field decided string|nil
---@field proposed boolean|nil
---@field status "decided"|"proposed"|nil
---@field comment string|nil
---@field guards samrapport.Part[]|nil
---@field goal string|nil
---@field split "level"|"even"|table<string, string>|nil
---@field follow_ups samrapport.Part[]|nil
---@field cost string|samrapport.Evaluated|nil
---@field cost_per string|samrapport.Evaluated|nil
---@field cost_budget samrapport.Value|nil kr(1200000): budgeted for the outcome of the year
---@field next_year table|nil { rule = "keep"|"outcome"|"mean"|"trend", years =, change =, why = } or { value =, why = }
---@param id string
---@return fun(what: samrapport.BudgetTable)
function social_budget(id) end
---@param what table { period =, unit =, forecast =, comment =, role =, date = }
---@return samrapport.Part
function follow_up(what) end
---@param what table { unit =, period =, target =, decided =, status =, comment =, split =, cost_budget = }
---@return samrapport.Part
function level(what) end
---@param what table { text, measure, limit, status =, decided = }
---@return samrapport.Part
function guard(what) end

---@param from samrapport.Selection source "…"
function goals_from(from) end
---@param from samrapport.Selection source "…"
---@return samrapport.Part[]
function follow_ups_from(from) end
---@param from samrapport.Selection source "…"
---@return samrapport.Part[]
function levels_from(from) end
---@param from samrapport.Selection source "…"
---@return samrapport.Part[]
function weights_from(from) end

---@param kind string
---@return fun(what: { title: string|nil, lead: string|nil, sections: string[]|nil, facts: string[]|nil, decisions: string[]|nil })
function report(kind) end
---@param id string
---@return fun(what: { title: string, kinds: string[]|nil, build: fun(d: samrapport.Document, c: samrapport.Context) })
function section(id) end
---@param id string
---@return fun(what: { title: string|nil, run: fun(c: samrapport.Context) })
function check(id) end

---`<scripts>/x.lua`, then the shared `lib/x.lua`; each file runs once.
---@param name string
---@return any
function require(name) end
