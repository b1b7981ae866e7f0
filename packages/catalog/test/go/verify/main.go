// Verifies the Go rows of the catalog against the sources of the versions that they name.
//
//	npx tsx packages/catalog/test/go/verify/dump.ts | go run packages/catalog/test/go/verify/main.go -modules packages/catalog/test/go/verify/modules.txt
//
// modules.txt lists `module version` pairs; they are fetched with `go mod download` (nothing is written into the work tree).
// `old = new` there says that a module was renamed: it is read under its new name. `package module@version` says which version still
// had a package. A row of a package whose module is not
// listed is wrong, and so is one that could not be read. `-sources dir` names a folder with checkouts (`dir/<module path>`) of
// modules that no proxy serves.
// `-std` fetches nothing: it reads the standard library of the Go that runs it, and of all others only looks whether their
// module is listed. A name that an older Go than the one that was read does not have is said, and not counted as wrong.
// For every row it checks that the export, type, method or field exists (embedded types and aliases followed, into other
// packages too), that the number of results is the number written down, that each argument and field of a literal that is named
// exists, that a function that is handed over takes as many parameters as the row says, and that a result's type has the written
// name. It cannot see what a function does: effects, cardinalities and frequencies are read by people.
package main

import (
	"encoding/json"
	"flag"
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"runtime"
	"sort"
	"strconv"
	"strings"
)

type library struct {
	Packages []string             `json:"packages"`
	Version  string               `json:"version"`
	Exports  map[string]member    `json:"exports"`
	Types    map[string]typeEntry `json:"types"`
}

type typeEntry struct {
	Extends  []string          `json:"extends"`
	Members  map[string]member `json:"members"`
	Literal  *call             `json:"literal"`
	Function *function         `json:"function"`
}

type function struct {
	Parameters []*string `json:"parameters"`
}

type member struct {
	Type      string `json:"type"`
	Call      *call  `json:"call"`
	Overloads []call `json:"overloads"`
}

type call struct {
	Returns   json.RawMessage  `json:"returns"`
	Passes    []string         `json:"passes"`
	Effects   []map[string]any `json:"effects"`
	Callbacks []map[string]any `json:"callbacks"`
}

// pkg is what the files of one package declare, whatever their build constraints.
type pkg struct {
	path    string
	values  map[string]ast.Expr // type of a var or const, nil when not written
	funcs   map[string]*ast.FuncType
	types   map[string]*ast.TypeSpec
	methods map[string]map[string]*ast.FuncType
	imports map[string]string // last path element or alias -> import path
}

type verifier struct {
	modules   map[string]string // module path -> version
	renamed   map[string]string // module path -> the path that it has now
	former    map[string]string // package path -> the `module@version` that still had it
	dirs      map[string]string // module path -> folder
	sources   string
	std       bool // only the standard library is read
	known     map[string]*pkg
	said      map[string]bool
	rows      int
	libraries int
	unseen    []string
	wrong     []string
}

func main() {
	modulesFile := flag.String("modules", "", "file with `module version` lines")
	sources := flag.String("sources", "", "folder with checkouts of modules that no proxy serves")
	std := flag.Bool("std", false, "read the standard library only, and fetch nothing")
	flag.Parse()
	var libraries []library
	if err := json.NewDecoder(os.Stdin).Decode(&libraries); err != nil {
		fail("standard input: %v; pipe the output of dump.ts into this program", err)
	}
	v := &verifier{modules: map[string]string{}, renamed: map[string]string{}, former: map[string]string{}, dirs: map[string]string{}, sources: *sources, std: *std, known: map[string]*pkg{}, said: map[string]bool{}}
	if *modulesFile != "" {
		text, err := os.ReadFile(*modulesFile)
		if err != nil {
			fail("%v", err)
		}
		for _, line := range strings.Split(string(text), "\n") {
			fields := strings.Fields(strings.SplitN(line, "#", 2)[0])
			switch {
			case len(fields) == 3 && fields[1] == "=":
				v.renamed[fields[0]] = fields[2]
			case len(fields) == 2 && strings.Contains(fields[1], "@"):
				v.former[fields[0]] = fields[1]
			case len(fields) == 2:
				v.modules[fields[0]] = fields[1]
			case len(fields) != 0:
				fail("%s: `%s` is neither `module version`, `old = new` nor `package module@version`", *modulesFile, line)
			}
		}
	}
	for _, l := range libraries {
		v.library(l)
	}
	sort.Strings(v.unseen)
	sort.Strings(v.wrong)
	for _, u := range v.unseen {
		fmt.Println("cannot see:", u)
	}
	for _, w := range v.wrong {
		fmt.Println("WRONG:", w)
	}
	fmt.Printf("%d rows of %d libraries checked, %d not to be seen, %d wrong\n", v.rows, v.libraries, len(v.unseen), len(v.wrong))
	if len(v.wrong) > 0 {
		os.Exit(1)
	}
}

func fail(format string, args ...any) {
	fmt.Fprintf(os.Stderr, "verify: "+format+"\n", args...)
	os.Exit(2)
}

func (v *verifier) library(l library) {
	if v.std && len(l.Packages) > 0 && !isStandard(l.Packages[0]) {
		for _, path := range l.Packages {
			if v.moduleOf(path) == "" {
				v.wrong = append(v.wrong, path+": its module is not in modules.txt")
			}
		}
		return
	}
	if len(l.Packages) == 0 {
		return
	}
	v.libraries++
	if isStandard(l.Packages[0]) && older(runtime.Version(), l.Version) {
		before := len(v.wrong)
		defer func() {
			for _, w := range v.wrong[before:] {
				v.unseen = append(v.unseen, fmt.Sprintf("%s (in %s, read in %s)", w, runtime.Version(), l.Version))
			}
			v.wrong = v.wrong[:before]
		}()
	}
	for _, path := range l.Packages {
		p, module := v.load(path)
		if p == nil {
			v.wrong = append(v.wrong, path+": "+module)
			continue
		}
		if version := v.modules[module]; version != "" && !strings.Contains(l.Version, version) {
			v.wrong = append(v.wrong, fmt.Sprintf("%s: the row says version %s, %s was read", path, l.Version, version))
		}
		for name, m := range l.Exports {
			v.rows++
			f, exists := p.value(name)
			if !exists {
				if len(l.Packages) > 1 && v.anywhere(l, name) {
					continue // one of several import paths has it
				}
				v.wrong = append(v.wrong, fmt.Sprintf("%s.%s does not exist", path, name))
				continue
			}
			if _, isType := p.types[name]; !isType {
				v.member(fmt.Sprintf("%s.%s", path, name), m, f, p)
			}
		}
		for name, t := range l.Types {
			v.typeRows(l, p, name, t)
		}
	}
}

// isStandard says whether an import path is of the standard library: no domain begins it.
func isStandard(path string) bool {
	return !strings.Contains(strings.Split(path, "/")[0], ".")
}

var release = regexp.MustCompile(`^go1\.(\d+)`)

// older compares the minor versions of two releases, `go1.24.1` and `go1.26.8`.
func older(a, b string) bool {
	x, y := release.FindStringSubmatch(a), release.FindStringSubmatch(b)
	if x == nil || y == nil {
		return false
	}
	m, _ := strconv.Atoi(x[1])
	n, _ := strconv.Atoi(y[1])
	return m < n
}

// anywhere says whether another import path of the same library has the export.
func (v *verifier) anywhere(l library, name string) bool {
	for _, path := range l.Packages {
		if p, _ := v.load(path); p != nil {
			if _, ok := p.value(name); ok {
				return true
			}
		}
	}
	return false
}

func (v *verifier) typeRows(l library, p *pkg, name string, t typeEntry) {
	bases := []string{name}
	if strings.ContainsAny(name, " ") || !ast.IsExported(name) {
		bases = bases[:0]
		for _, b := range t.Extends {
			if !strings.Contains(b, "#") && !strings.Contains(b, " ") {
				bases = append(bases, b)
			}
		}
		if len(bases) == 0 {
			return // a type of the catalog's own
		}
	}
	v.rows++
	exists := false
	for _, b := range bases {
		_, here := p.types[b]
		exists = exists || here
	}
	if !exists {
		for _, path := range l.Packages {
			if other, _ := v.load(path); other != nil && other.types[bases[0]] != nil && other != p {
				return
			}
		}
		v.wrong = append(v.wrong, fmt.Sprintf("type %s.%s does not exist", p.path, bases[0]))
		return
	}
	if spec := p.types[name]; spec != nil {
		if t.Function != nil {
			if f := v.functionOf(p, spec.Type, 0); f == nil {
				v.wrong = append(v.wrong, fmt.Sprintf("type %s.%s is no function", p.path, name))
			} else if count(f.Params) < len(t.Function.Parameters) {
				v.wrong = append(v.wrong, fmt.Sprintf("%s.%s takes %d parameters, the row says %d", p.path, name, count(f.Params), len(t.Function.Parameters)))
			}
		}
		if t.Literal != nil {
			for _, path := range pathsOf(*t.Literal) {
				field := fieldOfLiteral.FindStringSubmatch(path)
				if field == nil {
					continue
				}
				if ok, _, complete := v.find(p, name, field[1], 0); !ok && complete {
					v.wrong = append(v.wrong, fmt.Sprintf("%s.%s has no field %s", p.path, name, field[1]))
				}
			}
		}
	}
	for key, m := range t.Members {
		if key == "*" || key == "()" {
			continue
		}
		v.rows++
		found, f, complete := false, (*ast.FuncType)(nil), true
		for _, b := range bases {
			ok, ft, all := v.find(p, b, key, 0)
			found = found || ok
			complete = complete && all
			if ft != nil {
				f = ft
			}
		}
		switch {
		case found:
			v.member(fmt.Sprintf("%s.%s.%s", p.path, name, key), m, f, p)
		case !complete:
			v.wrong = append(v.wrong, fmt.Sprintf("%s.%s.%s cannot be seen: it embeds a type of a package whose module is not in modules.txt", p.path, name, key))
		default:
			if len(l.Packages) > 1 {
				elsewhere := false
				for _, path := range l.Packages {
					if other, _ := v.load(path); other != nil && other != p {
						ok, _, _ := v.find(other, bases[0], key, 0)
						elsewhere = elsewhere || ok
					}
				}
				if elsewhere {
					continue
				}
			}
			v.wrong = append(v.wrong, fmt.Sprintf("%s.%s has no member %s", p.path, name, key))
		}
	}
}

var (
	argument       = regexp.MustCompile(`^(\d+)`)
	fieldOfLiteral = regexp.MustCompile(`^0\.(\w+)`)
	// `1`, `1...`, `*`, and with `()` behind it what a function at that place gives; `1.Run` is a method of what is handed over.
	handedOver = regexp.MustCompile(`^(\d+|\*)(?:\.\.\.)?(\(\))?$`)
	method     = regexp.MustCompile(`^(\d+|\*)(?:\.\.\.)?\.(\w+)$`)
)

// callback compares what a row says of a function that is handed over with the parameter that takes it.
func (v *verifier) callback(where string, cb map[string]any, f *ast.FuncType, p *pkg) {
	at := fmt.Sprint(cb["at"])
	if m := method.FindStringSubmatch(at); m != nil {
		// An empty interface takes anything, and anything may have the method.
		t := parameterAt(f, m[1])
		if t == nil || isEmptyInterface(t) {
			return
		}
		if ok, _, complete := v.inside(p, elementOf(t), m[2], 0); !ok && complete {
			v.wrong = append(v.wrong, fmt.Sprintf("%s: what it takes at %s has no %s", where, m[1], m[2]))
		}
		return
	}
	m := handedOver.FindStringSubmatch(at)
	if m == nil {
		return
	}
	t := parameterAt(f, m[1])
	if t == nil {
		return
	}
	taken := v.functionOf(p, elementOf(t), 0)
	if taken != nil && m[2] != "" {
		if count(taken.Results) == 0 {
			v.wrong = append(v.wrong, fmt.Sprintf("%s: the function at %s gives nothing, the row speaks of %s", where, m[1], at))
			return
		}
		taken = v.functionOf(p, taken.Results.List[0].Type, 0)
	}
	parameters, _ := cb["parameters"].([]any)
	if taken != nil && count(taken.Params) < len(parameters) {
		v.wrong = append(v.wrong, fmt.Sprintf("%s: the function at %s takes %d parameters, the row says %d", where, at, count(taken.Params), len(parameters)))
	}
}

// parameterAt gives the type of a parameter by its place in a path; the last one's for `*`. nil when there is none.
func parameterAt(f *ast.FuncType, place string) ast.Expr {
	if f.Params == nil || len(f.Params.List) == 0 {
		return nil
	}
	var all []ast.Expr
	for _, field := range f.Params.List {
		for range max(1, len(field.Names)) {
			all = append(all, field.Type)
		}
	}
	n, err := strconv.Atoi(place)
	if err != nil || n >= len(all) {
		return all[len(all)-1]
	}
	return all[n]
}

// elementOf takes off `...`.
func elementOf(t ast.Expr) ast.Expr {
	if e, ok := t.(*ast.Ellipsis); ok {
		return e.Elt
	}
	return t
}

func isEmptyInterface(t ast.Expr) bool {
	switch t := elementOf(t).(type) {
	case *ast.Ident:
		return t.Name == "any"
	case *ast.InterfaceType:
		return len(t.Methods.List) == 0
	}
	return false
}

// functionOf follows names, also into other packages, to a function type. nil for what is none, or cannot be followed.
func (v *verifier) functionOf(p *pkg, t ast.Expr, depth int) *ast.FuncType {
	if depth > 6 {
		return nil
	}
	switch t := t.(type) {
	case *ast.FuncType:
		return t
	case *ast.ParenExpr:
		return v.functionOf(p, t.X, depth)
	case *ast.IndexExpr:
		return v.functionOf(p, t.X, depth)
	case *ast.IndexListExpr:
		return v.functionOf(p, t.X, depth)
	case *ast.Ident:
		if spec := p.types[t.Name]; spec != nil {
			return v.functionOf(p, spec.Type, depth+1)
		}
	case *ast.SelectorExpr:
		if qualifier, ok := t.X.(*ast.Ident); ok {
			if other := v.quietly(p.imports[qualifier.Name]); other != nil {
				if spec := other.types[t.Sel.Name]; spec != nil {
					return v.functionOf(other, spec.Type, depth+1)
				}
			}
		}
	}
	return nil
}

// quietly loads a package that is only mentioned: nothing is fetched for a module that is not listed.
func (v *verifier) quietly(path string) *pkg {
	if path == "" || (!isStandard(path) && (v.std || v.moduleOf(path) == "")) {
		return nil
	}
	p, _ := v.load(path)
	return p
}

// member compares a row with the declaration of the function that it is about; f is nil for fields and variables.
func (v *verifier) member(where string, m member, f *ast.FuncType, p *pkg) {
	calls := append([]call{}, m.Overloads...)
	if m.Call != nil {
		calls = append(calls, *m.Call)
	}
	if f == nil {
		return // a field or variable; a call of it is a call of a function value
	}
	results := count(f.Results)
	parameters, variadic := count(f.Params), isVariadic(f)
	for _, c := range calls {
		for _, cb := range c.Callbacks {
			v.callback(where, cb, f, p)
		}
		var one string
		var several []*string
		if c.Returns != nil {
			if json.Unmarshal(c.Returns, &one) == nil {
				if results != 1 && one != "this" {
					v.wrong = append(v.wrong, fmt.Sprintf("%s gives %d results, the row says one", where, results))
				} else if results == 1 {
					v.resultType(where, one, f.Results.List[0].Type, p)
				}
			} else if json.Unmarshal(c.Returns, &several) == nil {
				if len(several) != results {
					v.wrong = append(v.wrong, fmt.Sprintf("%s gives %d results, the row says %d", where, results, len(several)))
				} else {
					i := 0
					for _, field := range f.Results.List {
						for range max(1, len(field.Names)) {
							if several[i] != nil {
								v.resultType(where, *several[i], field.Type, p)
							}
							i++
						}
					}
				}
			}
		}
		for _, path := range pathsOf(c) {
			if match := argument.FindString(path); match != "" {
				if n, _ := strconv.Atoi(match); n >= parameters && !(variadic && n >= parameters-1) {
					v.wrong = append(v.wrong, fmt.Sprintf("%s has %d parameters, the row speaks of %s", where, parameters, path))
				}
			}
		}
	}
}

// resultType compares the written name of a result's type with the declared one.
func (v *verifier) resultType(where, row string, declared ast.Expr, p *pkg) {
	if _, isFunction := declared.(*ast.FuncType); isFunction && row == "function" {
		return
	}
	if row == "this" || row == "any" || argument.MatchString(row) || strings.Contains(row, " ") {
		return
	}
	isMany, isChannel := false, false
	for {
		switch t := declared.(type) {
		case *ast.ArrayType:
			isMany = true
			declared = t.Elt
			continue
		case *ast.StarExpr:
			declared = t.X
			continue
		case *ast.ParenExpr:
			declared = t.X
			continue
		case *ast.ChanType:
			isMany, isChannel = true, true
			declared = t.Value
			continue
		case *ast.IndexExpr:
			declared = t.X
			continue
		case *ast.IndexListExpr:
			declared = t.X
			continue
		case *ast.Ident: // a named channel: `type WatchChan <-chan WatchResponse`
			if spec := p.types[t.Name]; spec != nil {
				if _, ok := spec.Type.(*ast.ChanType); ok {
					declared = spec.Type
					continue
				}
			}
		}
		break
	}
	name := ""
	switch t := declared.(type) {
	case *ast.Ident:
		name = t.Name
	case *ast.SelectorExpr:
		name = t.Sel.Name
	default:
		if _, isStruct := declared.(*ast.StructType); !(isChannel && isStruct) {
			v.wrong = append(v.wrong, fmt.Sprintf("%s gives a %T, the row says %s", where, declared, row))
		}
		return
	}
	plain := strings.TrimSuffix(row, "[]")
	if isMany != (plain != row) {
		v.wrong = append(v.wrong, fmt.Sprintf("%s: `[]` stands for a list or a channel, the row says %s", where, row))
	}
	if i := strings.LastIndex(plain, "#"); i >= 0 {
		plain = plain[i+1:]
	}
	if plain != name {
		v.wrong = append(v.wrong, fmt.Sprintf("%s gives %s, the row says %s", where, name, row))
	}
}

func pathsOf(c call) []string {
	paths := append([]string{}, c.Passes...)
	for _, e := range c.Effects {
		for _, key := range []string{"values", "name", "place", "key", "value", "listener", "what", "address", "mux", "on"} {
			switch x := e[key].(type) {
			case string:
				paths = append(paths, x)
			case []any:
				for _, y := range x {
					paths = append(paths, fmt.Sprint(y))
				}
			}
		}
	}
	for _, cb := range c.Callbacks {
		paths = append(paths, fmt.Sprint(cb["at"]))
	}
	return paths
}

func count(fields *ast.FieldList) int {
	if fields == nil {
		return 0
	}
	return fields.NumFields()
}

func isVariadic(f *ast.FuncType) bool {
	if f.Params == nil || len(f.Params.List) == 0 {
		return false
	}
	_, ok := f.Params.List[len(f.Params.List)-1].Type.(*ast.Ellipsis)
	return ok
}

// value looks up an exported name; its function type when it is a function.
func (p *pkg) value(name string) (*ast.FuncType, bool) {
	if f, ok := p.funcs[name]; ok {
		return f, true
	}
	if t, ok := p.values[name]; ok {
		f, _ := t.(*ast.FuncType)
		return f, true
	}
	_, ok := p.types[name]
	return nil, ok
}

// find looks a member up in a type, its embedded types and what it is an alias of. complete is false when one was not readable.
func (v *verifier) find(p *pkg, typeName, name string, depth int) (found bool, f *ast.FuncType, complete bool) {
	if depth > 6 {
		return false, nil, true
	}
	if m, ok := p.methods[typeName][name]; ok {
		return true, m, true
	}
	spec, ok := p.types[typeName]
	if !ok {
		return false, nil, true
	}
	return v.inside(p, spec.Type, name, depth)
}

func (v *verifier) inside(p *pkg, t ast.Expr, name string, depth int) (bool, *ast.FuncType, bool) {
	complete := true
	switch t := t.(type) {
	case *ast.StarExpr:
		return v.inside(p, t.X, name, depth)
	case *ast.MapType:
		// An entry of a map whose keys are text: `claims["sub"]`.
		key, _ := t.Key.(*ast.Ident)
		return key != nil && key.Name == "string" && !ast.IsExported(name), nil, true
	case *ast.IndexExpr:
		return v.inside(p, t.X, name, depth)
	case *ast.IndexListExpr:
		return v.inside(p, t.X, name, depth)
	case *ast.Ident:
		return v.find(p, t.Name, name, depth+1)
	case *ast.SelectorExpr:
		qualifier, _ := t.X.(*ast.Ident)
		if qualifier == nil {
			return false, nil, false
		}
		path := p.imports[qualifier.Name]
		other, _ := v.load(path)
		if other == nil {
			return false, nil, false
		}
		return v.find(other, t.Sel.Name, name, depth+1)
	case *ast.StructType:
		for _, field := range t.Fields.List {
			for _, n := range field.Names {
				if n.Name == name {
					f, _ := field.Type.(*ast.FuncType)
					return true, f, true
				}
			}
			if len(field.Names) > 0 {
				continue
			}
			if last(field.Type) == name {
				return true, nil, true
			}
			ok, f, all := v.inside(p, field.Type, name, depth+1)
			if ok {
				return true, f, true
			}
			complete = complete && all
		}
	case *ast.InterfaceType:
		for _, method := range t.Methods.List {
			for _, n := range method.Names {
				if n.Name == name {
					f, _ := method.Type.(*ast.FuncType)
					return true, f, true
				}
			}
			if len(method.Names) == 0 {
				ok, f, all := v.inside(p, method.Type, name, depth+1)
				if ok {
					return true, f, true
				}
				complete = complete && all
			}
		}
	}
	return false, nil, complete
}

func last(t ast.Expr) string {
	switch t := t.(type) {
	case *ast.StarExpr:
		return last(t.X)
	case *ast.IndexExpr:
		return last(t.X)
	case *ast.Ident:
		return t.Name
	case *ast.SelectorExpr:
		return t.Sel.Name
	}
	return ""
}

// load parses a package. The second result is its module, or the reason why it cannot be read.
func (v *verifier) load(path string) (*pkg, string) {
	if path == "" {
		return nil, "an import that was not found"
	}
	dir, module := v.dir(path)
	if p, ok := v.known[path]; ok {
		return p, module
	}
	v.known[path] = nil
	if dir == "" {
		return nil, module
	}
	entries, err := os.ReadDir(dir)
	if err != nil {
		return nil, err.Error()
	}
	p := &pkg{path: path, values: map[string]ast.Expr{}, funcs: map[string]*ast.FuncType{}, types: map[string]*ast.TypeSpec{}, methods: map[string]map[string]*ast.FuncType{}, imports: map[string]string{}}
	for _, e := range entries {
		if !strings.HasSuffix(e.Name(), ".go") || strings.HasSuffix(e.Name(), "_test.go") {
			continue
		}
		file, err := parser.ParseFile(token.NewFileSet(), filepath.Join(dir, e.Name()), nil, parser.SkipObjectResolution)
		if err != nil || file.Name.Name == "main" && !strings.HasSuffix(path, "main") {
			continue
		}
		p.add(file)
	}
	if len(p.types) == 0 && len(p.funcs) == 0 && len(p.values) == 0 {
		return nil, "no Go files in " + dir
	}
	v.known[path] = p
	return p, module
}

var major = regexp.MustCompile(`^v\d+$`)

func (p *pkg) add(file *ast.File) {
	for _, i := range file.Imports {
		path, _ := strconv.Unquote(i.Path.Value)
		if i.Name != nil {
			p.imports[i.Name.Name] = path
			continue
		}
		parts := strings.Split(path, "/")
		name := parts[len(parts)-1]
		if major.MatchString(name) && len(parts) > 1 {
			name = parts[len(parts)-2]
		}
		p.imports[strings.TrimPrefix(name, "go-")] = path
		p.imports[name] = path
	}
	for _, d := range file.Decls {
		switch d := d.(type) {
		case *ast.FuncDecl:
			if d.Recv == nil {
				p.funcs[d.Name.Name] = d.Type
				continue
			}
			receiver := last(d.Recv.List[0].Type)
			if x, ok := d.Recv.List[0].Type.(*ast.StarExpr); ok {
				if l, ok := x.X.(*ast.IndexListExpr); ok {
					receiver = last(l.X)
				}
			}
			if l, ok := d.Recv.List[0].Type.(*ast.IndexListExpr); ok {
				receiver = last(l.X)
			}
			if p.methods[receiver] == nil {
				p.methods[receiver] = map[string]*ast.FuncType{}
			}
			p.methods[receiver][d.Name.Name] = d.Type
		case *ast.GenDecl:
			for _, s := range d.Specs {
				switch s := s.(type) {
				case *ast.TypeSpec:
					p.types[s.Name.Name] = s
				case *ast.ValueSpec:
					for _, n := range s.Names {
						p.values[n.Name] = s.Type
					}
				}
			}
		}
	}
}

// dir finds a package's folder in GOROOT, in a checkout, or in the module cache.
func (v *verifier) dir(path string) (dir, module string) {
	if isStandard(path) {
		return filepath.Join(runtime.GOROOT(), "src", filepath.FromSlash(path)), ""
	}
	module = v.moduleOf(path)
	if module == "" {
		return "", "its module is not in modules.txt"
	}
	if former, ok := v.former[path]; ok {
		was, version, _ := strings.Cut(former, "@")
		root, ok := v.dirs[former]
		if !ok {
			root = v.download(was, version)
			v.dirs[former] = root
		}
		if root == "" {
			return "", former + " could not be read"
		}
		return filepath.Join(root, strings.TrimPrefix(path, was)), former
	}
	below := strings.TrimPrefix(path, module)
	if now, ok := v.renamed[module]; ok {
		module = now
	}
	version, ok := v.modules[module]
	if !ok {
		return "", module + ", its new name, is not in modules.txt"
	}
	root, ok := v.dirs[module]
	if !ok {
		root = v.download(module, version)
		v.dirs[module] = root
	}
	if root == "" {
		return "", module + "@" + version + " could not be read"
	}
	return filepath.Join(root, below), module
}

// moduleOf gives the listed module that a package is in, the longest where several are; empty when there is none.
func (v *verifier) moduleOf(path string) string {
	for module := path; module != "." && module != "/"; module = filepath.Dir(module) {
		if v.modules[module] != "" || v.renamed[module] != "" {
			return module
		}
	}
	return ""
}

func (v *verifier) download(module, version string) string {
	if v.sources != "" {
		checkout := filepath.Join(v.sources, filepath.FromSlash(module))
		if _, err := os.Stat(checkout); err == nil {
			return checkout
		}
	}
	temporary, err := os.MkdirTemp("", "verify")
	if err != nil {
		fail("%v", err)
	}
	defer os.RemoveAll(temporary)
	if err := os.WriteFile(filepath.Join(temporary, "go.mod"), []byte("module verify\n"), 0o600); err != nil {
		fail("%v", err)
	}
	command := exec.Command("go", "mod", "download", "-json", module+"@"+version)
	command.Dir = temporary
	out, _ := command.Output()
	var answer struct{ Dir, Error string }
	if err := json.Unmarshal(out, &answer); err != nil || answer.Dir == "" {
		fmt.Fprintf(os.Stderr, "verify: %s@%s: %s\n", module, version, strings.SplitN(answer.Error, "\n", 2)[0])
	}
	return answer.Dir
}
