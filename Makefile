# One door for people, hooks and CI. `make` alone lists the targets.
SHELL := /bin/bash
.SHELLFLAGS := -euo pipefail -c
.DEFAULT_GOAL := help
.DELETE_ON_ERROR:

# Empty: the first usable one that .ci/interpreter finds. Override: make PYTHON=<path>
PYTHON ?=
WORKERS ?= 2
BIN := .venv/bin
export PIP_DISABLE_PIP_VERSION_CHECK := 1

# $(call setup,FOLDER,LOCK -r LOCK…): a fresh virtual environment from lock files only. Every file needs its hash, and builds use
# the locked build tools instead of fetching their own. The stamp comes last, so an interrupted set-up is repeated;
# flock lets two makes at once set up once. Compiling our modules, also where PYTHONDONTWRITEBYTECODE is set, halves what
# every start of the program takes.
define setup
@python=$$(bash .ci/interpreter "$(PYTHON)"); \
exec 9> $(1).lock; flock 9; \
if [ -e $@ ] && [ -z "$$(find $^ -newer $@)" ]; then exit 0; fi; \
echo "正在建立 $(1)（$$python，约一分钟）…"; \
rm -rf $(1); "$$python" -m venv $(1); \
$(1)/bin/python -m pip --quiet install --require-hashes --no-build-isolation -r requirements-build.lock; \
$(1)/bin/python -m pip --quiet install --require-hashes --no-build-isolation --use-pep517 -r $(2); \
$(1)/bin/python -m pip --quiet install --no-deps --no-build-isolation --editable .; \
$(1)/bin/python -m compileall -q service tests; \
touch $@
endef

.PHONY: help
help: ## 列出所有目标 · list the targets
	@awk -F ':.*## ' '/^[.a-z][a-z_-]*:.*## / { printf "  %-11s %s\n", $$1, $$2 }' Makefile

.PHONY: assets
assets: build/assets/manifest.json build/compiled/templates.zip ## 生成网页的样式和脚本，编译模板 · build styles and scripts, compile templates

# The demonstration has a data folder of its own: an invented province, never anything real.
DEMO := ACCEPTANCE_DEMO=true ACCEPTANCE_DATA_DIR=acceptance-data-demo ACCEPTANCE_DATABASE_URL=

.PHONY: demo
demo: .venv assets ## 评估示例园区，再启动演示：一个虚构的省，每种角色都有账号 · evaluate the example parks, then run the application on an invented province (ARGS='--port 8001')
	@exec env $(DEMO) $(BIN)/acceptance demo --serve $(ARGS)

.PHONY: demo-codes
demo-codes: .venv ## 演示账号此刻的动态口令 · the one-time codes of the demonstration
	@$(DEMO) $(BIN)/acceptance demo --codes

.PHONY: demo-evaluate
demo-evaluate: .venv ## 只在命令行上评估示例园区 · only evaluate the example parks on the command line
	@$(BIN)/acceptance demo

.PHONY: serve
serve: .venv assets ## 提供服务，数据在 acceptance-data · serve on this machine (ARGS='--port 8001')
	@$(BIN)/python -m compileall -q service
	@$(BIN)/acceptance migrate
	@exec $(BIN)/acceptance serve --log text $(ARGS)

# worksteal: neighbouring tests stay in one process, which prepares what they share once, until another has nothing to do.
# What is compiled is kept: each process that the tests start would compile it again.
.PHONY: test
test: .venv assets ## 全部测试 · all tests (WORKERS=2, ARGS='-k …')
	@$(BIN)/python -m compileall -q service tests
	@scratch=$$(bash .ci/scratch); trap 'rm -rf "$$scratch"' EXIT; \
	env -u PYTHONDONTWRITEBYTECODE TMPDIR="$$scratch" $(BIN)/python -m pytest -n $(WORKERS) --dist worksteal $(ARGS)

.PHONY: screenshots
screenshots: .venv assets ## 每个页面各照几张相，放在 build/screenshots · pictures of every screen (ARGS=cases)
	@$(BIN)/python -m tests.journeys.screenshots $(ARGS)

.PHONY: check
check: .venv ## 格式、静态检查、类型、导入约定、规则检查 · format, lint, types, import contract, conventions, rules
	@$(BIN)/ruff format --check .
	@$(BIN)/ruff check .
	@$(BIN)/mypy
	@$(BIN)/lint-imports
	@$(BIN)/python -m pytest -q tests/conventions
	@$(BIN)/acceptance rules check
	@$(BIN)/acceptance rules test

.PHONY: format
format: .venv ## 整理代码格式 · format the code
	@$(BIN)/ruff check --fix .
	@$(BIN)/ruff format .

.PHONY: renew
renew: .venv ## 更新由程序生成的文件：格式说明、变更记录的摘要、手册里的表 · renew what is generated beside the rules
	@$(BIN)/acceptance rules schema
	@$(BIN)/acceptance rules changelog --write
	@$(BIN)/python -m tests.rules.tables

.PHONY: bench
bench: .venv-bench assets ## 速度对比 · speed, side by side with other engines
	@.venv-bench/bin/python -m tests.benchmarks $(ARGS)

.PHONY: soak
soak: .venv assets ## 长时间运行与内存 · long run, memory stays flat
	@$(BIN)/python -m tests.benchmarks soak $(ARGS)

.PHONY: lock
lock: .venv ## 重新生成依赖锁文件 · resolve dependencies again, with hashes (ARGS='--upgrade')
	@compile() { $(BIN)/uv --quiet pip compile --universal --python-version 3.11 --generate-hashes --no-annotate \
		--no-emit-index-url --no-emit-find-links --custom-compile-command 'make lock' $(ARGS) "$$@"; }; \
	compile --group build -o requirements-build.lock; \
	compile pyproject.toml -c requirements-build.lock -o requirements.lock; \
	compile pyproject.toml --group build --group dev -c requirements-build.lock -c requirements.lock -o requirements-dev.lock; \
	compile pyproject.toml --group bench -c requirements.lock -o requirements-bench.lock

.PHONY: clean
clean: ## 删除运行环境和缓存 · remove environments and caches
	@rm -rf .venv .venv-bench node_modules .venv*.lock build dist .*_cache .hypothesis .import_linter_cache
	@find . -name __pycache__ -type d -prune -exec rm -rf {} +

.PHONY: .venv .venv-bench
.venv: .venv/installed
.venv-bench: .venv-bench/installed

.venv/installed: requirements-build.lock requirements-dev.lock
	$(call setup,.venv,requirements-dev.lock)

.venv-bench/installed: requirements-build.lock requirements-dev.lock requirements-bench.lock
	$(call setup,.venv-bench,requirements-dev.lock -r requirements-bench.lock)

# Node comes from the lock file too, so the machine needs none. As above: the stamp last, one at a time.
node_modules/installed: package.json package-lock.json .npmrc | .venv/installed
	@mkdir -p build; exec 9> build/packages.lock; flock 9; \
	if [ -e $@ ] && [ -z "$$(find $^ -newer $@)" ]; then exit 0; fi; \
	echo "正在取网页用的软件包（约十秒）…"; \
	$(BIN)/npm ci --loglevel=error >/dev/null; \
	touch $@

build/assets/manifest.json: node_modules/installed $(shell find templates/assets -type f)
	@exec 9> build/assets.lock; flock 9; $(BIN)/node templates/assets/build.mjs $(@D)

# What a page is made of is compiled here and not by every start; a program that has changed since compiles it itself.
build/compiled/templates.zip: .venv/installed $(shell find templates service -name '*.html' -o -name '*.py' | grep -v ' ')
	@mkdir -p build; exec 9> build/templates.lock; flock 9; $(BIN)/python -m service.web.keep_templates $@
